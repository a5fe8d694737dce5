//! Changing accounts: one speaker's positions on one matter over time, side by side.

use firsthand_types::{Account, Claim, Origin, Report};

/// Speakers with two or more positions on one matter (responsibility, a count, a whereabouts, a cause), sorted by speaker and
/// matter. `claims` are those of one incident with `origin` set; `origins` are all of the case; `reports` carry the claims.
/// Copies of one statement are one position.
pub(crate) fn accounts(claims: &[&Claim], origins: &[Origin], reports: &[&Report]) -> Vec<Account> {
    let _ = (claims, origins, reports);
    Vec::new()
}
