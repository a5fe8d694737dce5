//! Frames of a clip, through the `ffmpeg` program in a pipe.
//!
//! Invariants: ffmpeg is told the container (found from the first bytes), so that a playlist or script that calls itself
//! a clip is never interpreted; it may open nothing but the file and the pipe; time, frames and bytes are bounded; without ffmpeg
//! the answer is a note that says how to get it.

use crate::note::{Note, Noted};
use image::RgbImage;
use std::io::{BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How a clip is read.
#[derive(Clone, Debug)]
pub struct ClipOptions {
    /// The program to run.
    pub ffmpeg: String,
    /// Frames looked at, a second of the clip.
    pub per_second: u32,
    /// Long side of the frames, in pixels.
    pub side: u32,
    /// Most frames looked at; the rest of the clip is left out, with a note.
    pub most: usize,
    /// Most seconds the program may run.
    pub seconds: u64,
}

impl Default for ClipOptions {
    fn default() -> Self {
        ClipOptions { ffmpeg: "ffmpeg".to_owned(), per_second: 4, side: 1280, most: 14_400, seconds: 600 }
    }
}

/// One frame as it comes out of the pipe.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Seconds from the start of the clip.
    pub time: f64,
    /// The pixels.
    pub rgb: RgbImage,
}

/// The demuxer for a file that starts like this; `None` where it is no clip.
pub fn container(start: &[u8]) -> Option<&'static str> {
    let at = |from: usize, word: &[u8]| start.get(from..from + word.len()) == Some(word);
    let boxes: [&[u8]; 6] = [b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"];
    if boxes.iter().any(|b| at(4, b)) {
        Some("mov")
    } else if at(0, &[0x1a, 0x45, 0xdf, 0xa3]) {
        Some("matroska")
    } else if at(0, b"RIFF") && at(8, b"AVI ") {
        Some("avi")
    } else if at(0, b"FLV\x01") {
        Some("flv")
    } else if at(0, b"OggS") {
        Some("ogg")
    } else if at(0, &[0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11]) {
        Some("asf")
    } else if at(0, &[0, 0, 1, 0xba]) {
        Some("mpeg")
    } else if at(0, &[0x47]) && at(188, &[0x47]) {
        Some("mpegts")
    } else {
        None
    }
}

/// Sends every looked-at frame of a clip to `take`, in order; returns how many there were.
pub fn frames(path: &Path, name: &str, options: &ClipOptions, take: &mut dyn FnMut(Frame)) -> Noted<usize> {
    let mut start = Vec::new();
    let opened = std::fs::File::open(path).and_then(|f| f.take(512).read_to_end(&mut start));
    let format = match opened {
        Ok(_) => container(&start),
        Err(e) => return failed("unreadable", name, format!("The file cannot be read: {e}."), "Check the path."),
    };
    let Some(format) = format else {
        return failed(
            "unknown_format",
            name,
            "This is no clip in a format that is read.".into(),
            "MP4, MOV, MKV, WebM, AVI, FLV, Ogg, WMV, MPEG and TS clips are read.",
        );
    };
    match spawn(path, format, options) {
        Ok(child) => drain(child, name, options, take),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => failed(
            "no_ffmpeg",
            name,
            "Clips need the ffmpeg program, which was not found; pictures are compared without it.".into(),
            "Install ffmpeg (apt install ffmpeg, brew install ffmpeg, winget install ffmpeg), or take still frames from the clip and give those.",
        ),
        Err(e) => failed("unreadable", name, format!("ffmpeg did not start: {e}."), "Try running ffmpeg by hand."),
    }
}

fn failed(kind: &str, name: &str, message: String, help: &str) -> Noted<usize> {
    Noted { value: 0, notes: vec![Note::new(kind, name, message).with_help(help)] }
}

fn spawn(path: &Path, format: &str, options: &ClipOptions) -> std::io::Result<Child> {
    let mut input = std::ffi::OsString::from("file:");
    input.push(path);
    let side = options.side;
    let filter = format!(
        "fps={}:start_time=0:round=near,scale=w='min({side},iw)':h='min({side},ih)':force_original_aspect_ratio=decrease:flags=area+accurate_rnd+bitexact",
        options.per_second
    );
    Command::new(&options.ffmpeg)
        .args(["-nostdin", "-hide_banner", "-v", "error", "-protocol_whitelist", "file,pipe", "-f", format, "-i"])
        .arg(input)
        .args(["-map", "0:v:0", "-an", "-sn", "-dn", "-vf", &filter])
        .args(["-frames:v", &(options.most + 1).to_string()])
        .args(["-f", "image2pipe", "-c:v", "ppm", "pipe:1"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
}

fn drain(mut child: Child, name: &str, options: &ClipOptions, take: &mut dyn FnMut(Frame)) -> Noted<usize> {
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let complaint = std::thread::spawn(move || {
        let mut text = Vec::new();
        if let Some(mut err) = err {
            // Everything is read, so that the program never waits; the start is kept.
            let _ = err.by_ref().take(4096).read_to_end(&mut text);
            let _ = std::io::copy(&mut err, &mut std::io::sink());
        }
        String::from_utf8_lossy(&text).into_owned()
    });
    let child = Arc::new(Mutex::new(child));
    let done = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let watch = watchdog(&child, &done, options.seconds);
    let mut notes = Vec::new();
    let mut count = 0;
    let mut pipe = out.map(BufReader::new);
    while let Some(rgb) = pipe.as_mut().and_then(|p| read_ppm(p, options.side)) {
        if count >= options.most {
            notes.push(
                Note::new(
                    "clip_cut",
                    name,
                    format!(
                        "Only the first {} seconds of the clip were looked at.",
                        count / options.per_second.max(1) as usize
                    ),
                )
                .with_help("Cut the clip and give its parts."),
            );
            break;
        }
        take(Frame { time: count as f64 / f64::from(options.per_second.max(1)), rgb });
        count += 1;
    }
    drop(pipe);
    done.store(true, std::sync::atomic::Ordering::Relaxed);
    let late = watch.join().unwrap_or(false);
    let text = complaint.join().unwrap_or_default();
    if late {
        notes.push(
            Note::new("clip_cut", name, format!("ffmpeg was stopped after {} seconds.", options.seconds))
                .with_help("Cut the clip and give its parts."),
        );
    }
    if count == 0 {
        let why = text.lines().next().unwrap_or("it gave no frames").chars().take(200).collect::<String>();
        notes.push(
            Note::new("unreadable", name, format!("ffmpeg read no frame: {why}."))
                .with_help("Ask for the original file; this copy is broken or holds no video."),
        );
    }
    Noted { value: count, notes }
}

/// Stops the program when its time is up, or at once when reading has ended. True where time was up.
fn watchdog(
    child: &Arc<Mutex<Child>>,
    done: &Arc<std::sync::atomic::AtomicBool>,
    seconds: u64,
) -> std::thread::JoinHandle<bool> {
    let (child, done) = (Arc::clone(child), Arc::clone(done));
    std::thread::spawn(move || {
        let start = Instant::now();
        loop {
            let finished = done.load(std::sync::atomic::Ordering::Relaxed);
            let late = !finished && start.elapsed() > Duration::from_secs(seconds);
            if (finished || late)
                && let Ok(mut c) = child.lock()
            {
                let _ = c.kill();
                let _ = c.wait();
                return late;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    })
}

/// The next PPM picture of a stream; `None` at its end or where it is not what was asked for.
fn read_ppm(stream: &mut impl Read, side: u32) -> Option<RgbImage> {
    let mut magic = [0u8; 2];
    stream.read_exact(&mut magic).ok()?;
    if &magic != b"P6" {
        return None;
    }
    let (w, h, max) = (read_number(stream)?, read_number(stream)?, read_number(stream)?);
    if max != 255 || w == 0 || h == 0 || w > side.max(16) || h > side.max(16) {
        return None;
    }
    let mut data = vec![0u8; w as usize * h as usize * 3];
    stream.read_exact(&mut data).ok()?;
    RgbImage::from_raw(w, h, data)
}

/// A decimal number after white space, with the one byte that ends it.
fn read_number(stream: &mut impl Read) -> Option<u32> {
    let mut value: Option<u32> = None;
    for _ in 0..16 {
        let mut byte = [0u8; 1];
        stream.read_exact(&mut byte).ok()?;
        match byte[0] {
            b'0'..=b'9' => value = Some(value.unwrap_or(0).checked_mul(10)?.checked_add(u32::from(byte[0] - b'0'))?),
            b' ' | b'\n' | b'\t' | b'\r' if value.is_some() => return value,
            b' ' | b'\n' | b'\t' | b'\r' => {}
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_a_note_with_advice() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("clip.mp4");
        std::fs::write(&path, b"\0\0\0\x18ftypmp42........").unwrap();
        let options = ClipOptions { ffmpeg: "no-such-program-here".into(), ..ClipOptions::default() };
        let read = frames(&path, "clip.mp4", &options, &mut |_| {});
        assert_eq!(read.notes[0].kind, "no_ffmpeg");
        assert!(read.notes[0].help.contains("Install ffmpeg"));
    }

    #[test]
    fn a_playlist_is_never_handed_over() {
        assert_eq!(container(b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname"), None);
        assert_eq!(container(b"\0\0\0\x18ftypisom"), Some("mov"));
        assert_eq!(container(b""), None);
    }

    #[test]
    fn broken_streams_end_quietly() {
        assert!(read_ppm(&mut &b"P6\n4 2\n255\nshort"[..], 100).is_none());
        assert!(read_ppm(&mut &b"P6\n99999999999 2\n255\n"[..], 100).is_none());
        assert!(read_ppm(&mut &b"P6\n2 1\n255\nabcdef"[..], 100).is_some());
    }
}
