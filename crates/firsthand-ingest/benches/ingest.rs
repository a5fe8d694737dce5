//! How fast captures become reports.
fn main() {
    divan::main();
}
