//! Edits of clips, by ffmpeg.

use firsthand_footage::clip::{self, ClipOptions};
use std::path::Path;
use std::process::{Command, Stdio};

/// Longest stretch of a clip that is used, in seconds.
const LONGEST: &str = "8";

/// Writes the start of a clip as the original of the archive; its length in seconds, or `None` where it cannot be read.
pub fn kept(from: &Path, to: &Path) -> Option<f64> {
    let arguments = ["-t", LONGEST, "-q:v", "3"].map(str::to_owned);
    make(from, &arguments, to).ok()?;
    let options = ClipOptions::default();
    let read = clip::frames(to, "original", &options, &mut |_| {});
    (read.value > 0).then(|| read.value as f64 / f64::from(options.per_second))
}

/// Runs ffmpeg once.
pub fn make(from: &Path, arguments: &[String], to: &Path) -> std::io::Result<()> {
    let status = Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-y", "-i"])
        .arg(from)
        .args(arguments)
        .args(["-an", "-c:v", "mpeg4"])
        .arg(to)
        .stdout(Stdio::null())
        .status()?;
    if status.success() { Ok(()) } else { Err(std::io::Error::other(format!("ffmpeg failed on {}", from.display()))) }
}

/// Every edit with its name and the arguments that make it, for a clip of so many seconds.
pub fn edits(seconds: f64) -> Vec<(String, Vec<String>)> {
    let at = |share: f64| share * seconds;
    let part = |from: f64, to: f64| format!("trim=start={:.2}:end={:.2},setpts=PTS-STARTPTS", at(from), at(to));
    let re_cut = format!(
        "split=3[a][b][c];[a]{}[x];[b]{}[y];[c]{}[z];[x][y][z]concat=n=3",
        part(0.6, 0.95),
        part(0.05, 0.3),
        part(0.35, 0.5)
    );
    let inside = "testsrc2=size=640x480:rate=25[back];[0:v]scale=256:-2[front];[back][front]overlay=W-w-16:16:shortest=1";
    let plain = |name: &str, filter: &str| (name.to_owned(), ["-vf", filter, "-q:v", "6"].map(str::to_owned).to_vec());
    vec![
        plain("crop 10%", "crop=iw*0.8:ih*0.8"),
        plain("crop 30%", "crop=iw*0.4:ih*0.4"),
        plain("bars above", "pad=iw:ih*1.4:0:ih*0.2"),
        plain("bars beside", "pad=iw*1.4:ih:iw*0.2:0"),
        plain("logo", "drawbox=x=iw*0.7:y=ih*0.05:w=iw*0.25:h=ih*0.2:color=white:t=fill"),
        plain("caption", "drawbox=x=0:y=ih*0.8:w=iw:h=ih*0.14:color=black:t=fill"),
        ("recompressed".to_owned(), ["-q:v", "28"].map(str::to_owned).to_vec()),
        plain("half size", "scale=trunc(iw/4)*2:trunc(ih/4)*2"),
        plain("mirrored", "hflip"),
        ("picture in picture".to_owned(), ["-filter_complex", inside, "-q:v", "6"].map(str::to_owned).to_vec()),
        plain("twice as fast", "setpts=PTS/2"),
        plain("slower by half", "setpts=PTS*1.5"),
        plain("re-cut", &re_cut),
    ]
}
