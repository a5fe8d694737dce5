//! One file a command.

pub mod build;
pub mod export;
pub mod footage;
pub mod judge;
pub mod layers;
pub mod look;
