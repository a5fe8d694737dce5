//! Names of things. Every derived id is made from content, so that order, path and thread never show in it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(s: &str) -> Self {
                $name(s.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(s: String) -> Self {
                $name(s)
            }
        }
    )*};
}

ids! {
    /// A report's id: the `id` given in the input, else the file's name without its ending (see design of the format).
    ReportId;
    /// A capture's name: 64 lower-case hex digits, the SHA-256 of its bytes.
    CaptureId;
    /// A claim: made from capture hash, item, part, start, end, slot and value.
    ClaimId;
    /// An origin: made from its resolved name, or `unattributed`.
    OriginId;
    /// An incident: made from the smallest identity of its events (kind, date, place).
    IncidentId;
    /// A fact: made from its incident and slot.
    FactId;
    /// A judgement: made from its content and its time.
    JudgementId;
}

/// An id made from content: `prefix`, a dash and the first twelve hex digits of the SHA-256 over the length-prefixed parts.
///
/// Length prefixes keep `["ab","c"]` and `["a","bc"]` apart.
///
/// ```
/// use firsthand_types::id::content_id;
/// assert_eq!(content_id("c", &["ab", "c"]), content_id("c", &["ab", "c"]));
/// assert_ne!(content_id("c", &["ab", "c"]), content_id("c", &["a", "bc"]));
/// ```
pub fn content_id(prefix: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let hex = hex(&hash.finalize());
    format!("{prefix}-{}", &hex[..12])
}

impl CaptureId {
    /// Names the bytes by their SHA-256.
    pub fn of(bytes: &[u8]) -> Self {
        CaptureId(hex(&Sha256::digest(bytes)))
    }

    /// The first `n` hex digits.
    pub fn short(&self, n: usize) -> &str {
        self.0.get(..n).unwrap_or(&self.0)
    }
}

fn hex(bytes: &[u8]) -> String {
    use fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut s, b| {
        let _ = write!(s, "{b:02x}");
        s
    })
}
