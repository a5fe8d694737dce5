//! Claims and facts as rows for other tools.
//!
//! * Every cell of a codebook's row names the claims it rests on, and every row the rule by which its figures were chosen.
//! * Places go out as GeoJSON, rated values as ClaimReview, the whole as FollowTheMoney entities; each names its claims too.
//! * A cell is data: none begins so that a spreadsheet takes it for a formula.

mod claimreview;
mod codebook;
mod columns;
mod country;
mod csv;
mod ftm;
mod geojson;
mod named;
mod rows;

pub use claimreview::claimreview;
pub use codebook::{Codebook, codebook};
pub use ftm::ftm;
pub use geojson::geojson;
pub use rows::csv;
