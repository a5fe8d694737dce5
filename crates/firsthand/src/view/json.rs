//! The dossier as `dossier.json`: the exchange format, version 1 (schema beside this crate in `schema/`).

use firsthand_types::Dossier;
use std::io::{self, Write};

/// Writes the dossier, indented, with a line end. The same dossier gives the same bytes.
///
/// # Errors
/// Where the writer refuses.
pub fn write(dossier: &Dossier, mut to: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut to, dossier)?;
    to.write_all(b"\n")
}

/// The dossier as one string.
pub fn page(dossier: &Dossier) -> String {
    let mut bytes = Vec::new();
    // Writing to memory does not fail, and the format holds no map with keys that are not text.
    let _ = write(dossier, &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}
