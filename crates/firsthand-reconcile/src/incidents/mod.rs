//! Incidents: which reports and which events they mention are one and the same.

pub(crate) mod assign;
pub(crate) mod cluster;
mod group;
mod neighbours;
mod parting;
pub(crate) mod telling;
pub(crate) mod vectors;
