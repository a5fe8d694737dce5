//! What a build tells whoever watches it. Watching changes nothing.

/// What the build is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Looking for files and taking in their bytes.
    Receiving,
    /// Reading captures: text, layers, claims.
    Reading,
    /// Bringing the claims of all reports together.
    Comparing,
    /// Reading references that footage is to be compared with.
    Indexing,
    /// Comparing footage with references.
    Matching,
}

/// How far a stage has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The stage.
    pub stage: Stage,
    /// Files or captures done.
    pub done: usize,
    /// Of how many; 0 where that is not known.
    pub total: usize,
}

/// Called from any thread, in no order that may be relied upon.
pub type Watch<'a> = &'a (dyn Fn(Progress) + Sync);
