//! Any bytes, unpacked as an archive: no panic, no path that steps out of it, no more bytes than the limit.
#![no_main]

use firsthand_ingest::{Limits, unpack};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { file_bytes: 1 << 20, unpacked_bytes: 1 << 22, items: 100, ..Limits::default() };
    let mut total = 0;
    unpack(std::io::Cursor::new(bytes), "a.zip", bytes.len() as u64, &limits, &mut |input| {
        total += input.bytes.len();
        assert!(input.path.starts_with("a.zip/") && !input.path.split('/').any(|step| step == ".."));
    });
    assert!(total <= 1 << 22);
});
