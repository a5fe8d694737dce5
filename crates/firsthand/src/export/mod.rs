//! Claims and facts as rows for other tools.
//!
//! * Every cell of a codebook's row names the claims it rests on, and every row the rule by which its figures were chosen.
//! * A cell is data: none begins so that a spreadsheet takes it for a formula.

mod codebook;
mod columns;
mod csv;
mod rows;

pub use codebook::{Codebook, codebook};
pub use rows::csv;
