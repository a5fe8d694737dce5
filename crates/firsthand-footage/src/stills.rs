//! One file of footage or reference: its pictures, what it says of itself, and which file exactly it was.

use crate::clip;
use crate::decode;
use crate::footage::Options;
use crate::frames;
use crate::metadata::{self, Metadata};
use crate::note::Note;
use crate::report::Seal;
use image::RgbImage;
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::Path;

/// A picture or frame of a clip.
pub(crate) struct Still {
    /// The file's name, with `@seconds` for a frame.
    pub name: String,
    /// Seconds from the clip's start.
    pub time: Option<f64>,
    /// The shot, from 0.
    pub shot: Option<usize>,
    /// The pixels.
    pub rgb: RgbImage,
}

/// What a file gave.
#[derive(Default)]
pub(crate) struct Opened {
    pub stills: Vec<Still>,
    pub metadata: Metadata,
    /// `None` where the file could not be read to its end.
    pub seal: Option<Seal>,
    pub notes: Vec<Note>,
}

/// Reads a picture, or the keyframes of a clip (`most` at most).
pub(crate) fn open(path: &Path, name: &str, options: &Options, most: usize) -> Opened {
    let mut start = Vec::new();
    let begun = std::fs::File::open(path).and_then(|f| f.take(512).read_to_end(&mut start));
    if begun.is_ok() && clip::container(&start).is_some() {
        return moving(path, name, options, most);
    }
    match decode::read_limited(path, options.limits.file_bytes) {
        Ok(bytes) => {
            let read = decode::decode_picture(&bytes, name, &options.limits);
            let still = read.value.map(|p| Still { name: name.to_owned(), time: None, shot: None, rgb: p.rgb });
            let seal = Seal { sha256: hexadecimal(Sha256::digest(&bytes).as_slice()), bytes: bytes.len() as u64 };
            Opened {
                stills: still.into_iter().collect(),
                metadata: metadata::read(&bytes),
                seal: Some(seal),
                notes: read.notes,
            }
        }
        Err(note) => Opened { notes: vec![Note { subject: name.to_owned(), ..note }], ..Opened::default() },
    }
}

fn moving(path: &Path, name: &str, options: &Options, most: usize) -> Opened {
    let read = frames::keyframes(path, name, &options.clip, most);
    let still = |k: frames::Keyframe| Still {
        name: format!("{name}@{:.2}", k.frame.time),
        time: Some(k.frame.time),
        shot: Some(k.shot),
        rgb: k.frame.rgb,
    };
    Opened {
        stills: read.value.into_iter().map(still).collect(),
        metadata: Metadata { absent: vec!["metadata of clips is not read".to_owned()], ..Metadata::default() },
        seal: sealed(path),
        notes: read.notes,
    }
}

/// The seal of a file of any length, read through a small buffer.
fn sealed(path: &Path) -> Option<Seal> {
    let mut file = std::fs::File::open(path).ok()?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0u8; 1 << 16];
    let mut bytes = 0;
    loop {
        let n = file.read(&mut buffer).ok()?;
        if n == 0 {
            return Some(Seal { sha256: hexadecimal(hash.finalize().as_slice()), bytes });
        }
        hash.update(buffer.get(..n)?);
        bytes += n as u64;
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_sealed_by_the_hash_of_its_bytes() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.bin");
        std::fs::write(&path, b"abc").unwrap();
        let seal = sealed(&path).unwrap();
        // The published test vector of SHA-256.
        assert_eq!(seal.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(seal.bytes, 3);
        assert!(sealed(&dir.path().join("none")).is_none());
    }
}
