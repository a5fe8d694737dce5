//! Any bytes at the door where pictures come in: a picture within the limits or a note, never a panic.
#![no_main]

use firsthand_footage::{clip, decode, metadata, pdq};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = decode::Limits { side: 4096, pixels: 1 << 20, memory: 64 << 20, ..decode::Limits::default() };
    let read = decode::decode_picture(bytes, "fuzzed", &limits);
    assert!(read.value.is_some() || !read.notes.is_empty());
    if let Some(picture) = read.value {
        pdq::hash(&picture.rgb);
    }
    metadata::read(bytes);
    clip::container(bytes);
});
