//! How long footage takes beside a folder of references, once these are read: `minute CLIP REFERENCE_DIR`.
//!
//! Printed, with tabs: references, frames, seconds, and seconds of processor time of this program and of ffmpeg (where the system
//! tells them, as Linux does).

use firsthand_footage::footage::{self, Options};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Instant;

fn main() {
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [clip, references] = given.as_slice() else {
        eprintln!("usage: minute CLIP REFERENCE_DIR");
        std::process::exit(2);
    };
    let begun: Mutex<Option<(Instant, f64)>> = Mutex::new(None);
    let watch = |step: &str, done: usize, _| {
        if step == "footage"
            && done == 0
            && let Ok(mut b) = begun.lock()
        {
            *b = Some((Instant::now(), processor_seconds()));
        }
    };
    let report = footage::match_footage(std::slice::from_ref(clip), references, &Options::default(), &watch);
    println!("references\t{}\nframes\t{}\nverdict\t{}", report.references, report.frames.len(), report.verdict.as_str());
    if let Some((start, used)) = begun.into_inner().ok().flatten() {
        println!("seconds\t{:.1}\nprocessor seconds\t{:.1}", start.elapsed().as_secs_f64(), processor_seconds() - used);
    }
    report.notes.iter().for_each(|n| eprintln!("{}: {}", n.subject, n.message));
}

/// Processor time of this process and of the children it has waited for, from `/proc/self/stat` (fields 14 to 17, in
/// hundredths of a second); 0 elsewhere.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name in brackets may hold spaces; what follows it starts with field 3.
    let after = stat.rsplit_once(')').map_or("", |s| s.1);
    after.split_whitespace().skip(11).take(4).filter_map(|v| v.parse::<f64>().ok()).sum::<f64>() / 100.0
}
