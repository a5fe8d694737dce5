//! Content credentials (C2PA): whether a file carries a manifest, what it says of itself, and whether the bytes are still
//! those that it names.
//!
//! The signature is **not** checked: that takes a list of trusted certificates and a whole world of formats. So nothing here
//! says who made the file; [`State::Intact`] says only that nothing was changed since the manifest was written, by whomever. Method:
//! C2PA 2.1, sections 8 (hashes of assertions), 11 (JUMBF boxes), 18.5 (`c2pa.hash.data`).

use serde::{Deserialize, Serialize};

#[cfg(feature = "credentials")]
mod cbor;
#[cfg(feature = "credentials")]
mod container;
#[cfg(feature = "credentials")]
mod manifest;

/// What a manifest says, unverified, and whether its hashes hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// The program that wrote the manifest, in its own words.
    pub generator: Option<String>,
    /// Manifests in the file: this one and those of what it was made from.
    pub manifests: usize,
    /// What was done to the file, in the manifest's words (`c2pa.created`, `c2pa.edited` ...), in its order.
    pub actions: Vec<String>,
    /// Whether the hashes in it hold.
    pub state: State,
    /// Always false in this version: whose signature it is was not checked.
    pub signature_checked: bool,
}

/// Whether the hashes of a manifest hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The file and all that the manifest says are as the manifest names them.
    Intact,
    /// The file's bytes are not those that the manifest names: it was changed afterwards.
    FileAltered,
    /// A statement in the manifest is not the one that its claim names.
    StatementAltered,
    /// A hash could not be checked: of a kind that is not known here, or of a manifest that is broken.
    Unchecked,
}

impl Credentials {
    /// What they come to, in words.
    pub fn said(&self) -> String {
        let by = self.generator.as_ref().map(|g| format!(" written by {g}")).unwrap_or_default();
        let state = match self.state {
            State::Intact => "the file is as they name it",
            State::FileAltered => "the file was changed after they were written",
            State::StatementAltered => "they were changed after they were written",
            State::Unchecked => "whether the file is as they name it could not be checked",
        };
        format!("content credentials{by}: {state}; whose signature they bear was not checked")
    }
}

/// Whether this build looks for credentials at all.
pub const READ: bool = cfg!(feature = "credentials");

/// The credentials of a JPEG, PNG, WebP or TIFF file; `None` where it carries none, or where [`READ`] is false.
pub fn read(bytes: &[u8]) -> Option<Credentials> {
    #[cfg(feature = "credentials")]
    return manifest::read(bytes);
    #[cfg(not(feature = "credentials"))]
    {
        let _ = bytes;
        None
    }
}

#[cfg(all(test, feature = "credentials"))]
mod tests;
