//! What files say of themselves: `metadata FILE...`; one line each.

use firsthand_footage::metadata;

fn main() {
    for path in std::env::args_os().skip(1) {
        match std::fs::read(&path) {
            Ok(bytes) => {
                let m = metadata::read(&bytes);
                println!("{}\t{}\twithout {}", path.to_string_lossy(), m.said().join("; "), m.absent.join(", "));
            }
            Err(error) => eprintln!("{}: {error}", path.to_string_lossy()),
        }
    }
}
