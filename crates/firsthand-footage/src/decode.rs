//! Bytes to pixels: the door where hostile pictures come in.
//!
//! Invariants: never a panic (decoders of others are caught at this edge), memory bounded by [`Limits`] before
//! anything is decoded, and every failure is a [`Note`] that names the file.

use crate::note::{Note, Noted};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, RgbImage};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// How large a picture may be. Counted in bytes and pixels, never in seconds.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Largest file read, in bytes.
    pub file_bytes: u64,
    /// Longest side, in pixels.
    pub side: u32,
    /// Most pixels in all.
    pub pixels: u64,
    /// Most memory a decoder may ask for, in bytes.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { file_bytes: 256 << 20, side: 40_000, pixels: 120_000_000, memory: 1 << 30 }
    }
}

/// A decoded picture, the right way up.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The pixels after the orientation in the file was applied.
    pub rgb: RgbImage,
    /// The format, as its usual file ending.
    pub format: &'static str,
    /// The EXIF orientation that was applied (1 = none).
    pub orientation: u8,
}

/// Reads and decodes a picture file. `name` stands in the notes.
pub fn read_picture(path: &Path, name: &str, limits: &Limits) -> Noted<Option<Picture>> {
    match read_limited(path, limits.file_bytes) {
        Ok(bytes) => decode_picture(&bytes, name, limits),
        Err(note) => Noted { value: None, notes: vec![Note { subject: name.to_owned(), ..note }] },
    }
}

/// The bytes of a file, unless it is larger than `most`.
pub(crate) fn read_limited(path: &Path, most: u64) -> Result<Vec<u8>, Note> {
    use std::io::Read;
    let failed = |e: std::io::Error| {
        Note::new("unreadable", path.to_string_lossy(), format!("The file cannot be read: {e}."))
            .with_help("Check the path and the permissions.")
    };
    let file = std::fs::File::open(path).map_err(failed)?;
    if !file.metadata().map_err(failed)?.is_file() {
        return Err(Note::new("unreadable", path.to_string_lossy(), "This is not a regular file."));
    }
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > most {
        return Err(Note::new(
            "too_large",
            path.to_string_lossy(),
            format!("The file is larger than {most} bytes and was not read."),
        )
        .with_help("Make a smaller copy and keep the original beside it."));
    }
    Ok(bytes)
}

/// Decodes a picture from memory. Of an animation only the first picture is read, with a note.
pub fn decode_picture(bytes: &[u8], name: &str, limits: &Limits) -> Noted<Option<Picture>> {
    let mut notes = Vec::new();
    let outcome = catch_unwind(AssertUnwindSafe(|| decode(bytes, limits)));
    let value = match outcome {
        Ok(Ok(picture)) => Some(picture),
        Ok(Err((kind, message))) => {
            notes.push(Note::new(kind, name, message).with_help(help_for(kind)));
            None
        }
        Err(_) => {
            notes.push(Note::new("unreadable", name, "The decoder gave up on this file.").with_help(help_for("unreadable")));
            None
        }
    };
    if value.is_some() {
        notes.extend(oddities(bytes).into_iter().map(|(kind, message)| Note::new(kind, name, message)));
    }
    Noted { value, notes }
}

fn help_for(kind: &str) -> &'static str {
    match kind {
        "too_large" => "Make a smaller copy and keep the original beside it.",
        "unknown_format" => "JPEG, PNG, WebP, TIFF, GIF, BMP and PNM pictures are read.",
        _ => "Ask for the original file; this copy is broken or cut off.",
    }
}

fn decode(bytes: &[u8], limits: &Limits) -> Result<Picture, (&'static str, String)> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|e| ("unreadable", format!("The file cannot be read: {e}.")))?;
    let format = reader
        .format()
        .and_then(ending)
        .ok_or_else(|| ("unknown_format", "This is not a picture in a format that is read.".to_owned()))?;
    let mut guard = image::Limits::default();
    guard.max_image_width = Some(limits.side);
    guard.max_image_height = Some(limits.side);
    guard.max_alloc = Some(limits.memory);
    reader.limits(guard);
    let broken = |e: image::ImageError| match e {
        image::ImageError::Limits(_) => ("too_large", format!("The picture is too large to decode: {e}.")),
        _ => ("unreadable", format!("The picture cannot be decoded: {e}.")),
    };
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (w, h) = decoder.dimensions();
    if w == 0 || h == 0 {
        return Err(("unreadable", "The picture has no pixels.".to_owned()));
    }
    let pixels = u64::from(w) * u64::from(h);
    if pixels > limits.pixels || w.max(h) > limits.side || decoder.total_bytes() > limits.memory {
        return Err(("too_large", format!("The picture says it is {w} x {h} pixels, more than is decoded.")));
    }
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(orientation);
    Ok(Picture { rgb: picture.into_rgb8(), format, orientation: orientation.to_exif() })
}

fn ending(format: ImageFormat) -> Option<&'static str> {
    Some(match format {
        ImageFormat::Jpeg => "jpg",
        ImageFormat::Png => "png",
        ImageFormat::WebP => "webp",
        ImageFormat::Tiff => "tiff",
        ImageFormat::Gif => "gif",
        ImageFormat::Bmp => "bmp",
        ImageFormat::Pnm => "pnm",
        _ => return None,
    })
}

/// What a decodable file still has wrong: cut off, animated.
fn oddities(bytes: &[u8]) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    let has = |needle: &[u8], within: &[u8]| within.windows(needle.len()).any(|w| w == needle);
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    if bytes.starts_with(&[0xff, 0xd8]) {
        let tail = bytes.get(bytes.len().saturating_sub(1 << 16)..).unwrap_or(bytes);
        if !has(&[0xff, 0xd9], tail) {
            found.push(("truncated", "The picture is cut off: its end is missing."));
        }
    }
    let several = (bytes.starts_with(b"RIFF") && has(b"ANMF", start))
        || (bytes.starts_with(b"\x89PNG") && has(b"acTL", start))
        || several_in_gif(bytes).unwrap_or(false);
    if several {
        found.push(("animated", "The picture is animated; only its first frame was read."));
    }
    found
}

/// Whether a GIF holds more than one picture; `None` where it is no GIF, or ends before that can be said.
fn several_in_gif(bytes: &[u8]) -> Option<bool> {
    if !bytes.starts_with(b"GIF8") {
        return None;
    }
    // The size in bytes of the palette that a byte of switches announces.
    let palette = |switches: u8| if switches & 0x80 == 0 { 0 } else { 3usize << ((switches & 7) + 1) };
    let mut at = 13 + palette(*bytes.get(10)?);
    let mut pictures = 0;
    loop {
        at += match bytes.get(at)? {
            0x21 => 2,
            0x2c if pictures == 1 => return Some(true),
            0x2c => {
                pictures += 1;
                11 + palette(*bytes.get(at + 9)?)
            }
            _ => return Some(false),
        };
        // Data comes in blocks that say their length; one of length zero ends it.
        loop {
            let length = usize::from(*bytes.get(at)?);
            at += 1 + length;
            if length == 0 {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let rgb = RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 7]));
        let mut out = Cursor::new(Vec::new());
        rgb.write_to(&mut out, ImageFormat::Png).unwrap();
        out.into_inner()
    }

    #[test]
    fn a_picture_larger_than_the_limits_is_a_note() {
        let limits = Limits { pixels: 100, ..Limits::default() };
        let read = decode_picture(&png(20, 20), "square.png", &limits);
        assert!(read.value.is_none());
        assert_eq!(read.notes[0].kind, "too_large");
        assert_eq!(read.notes[0].subject, "square.png");
    }

    #[test]
    fn a_header_that_promises_too_much_is_not_believed() {
        let mut bytes = png(20, 20);
        bytes[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
        let read = decode_picture(&bytes, "bomb.png", &Limits::default());
        assert!(read.value.is_none() && !read.notes.is_empty());
    }

    #[test]
    fn text_and_nothing_are_notes() {
        for bytes in [&b""[..], b"hello", b"GIF89a", b"\xff\xd8\xff"] {
            let read = decode_picture(bytes, "odd", &Limits::default());
            assert!(read.value.is_none() && read.notes.len() == 1);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn damaged_pictures_never_panic(cut in 0usize..400, at in 0usize..400, byte: u8) {
            let mut bytes = png(16, 12);
            bytes.truncate(cut.max(1));
            let len = bytes.len();
            bytes[at % len] = byte;
            let _ = decode_picture(&bytes, "damaged", &Limits::default());
        }
    }
}
