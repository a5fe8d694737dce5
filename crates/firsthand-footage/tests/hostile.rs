//! The decoders' door under fire: pictures of every kind that is read, damaged over and over in ways drawn from a seed.
//!
//! The long run is `FIRSTHAND_FUZZ=SEED:ROUNDS cargo test --release -p firsthand-footage --test hostile -- --ignored`.

use firsthand_footage::decode::{Limits, decode_picture};
use firsthand_footage::{clip, metadata, pdq};
use image::{DynamicImage, ImageFormat, RgbImage};
use std::io::Cursor;

/// Limits small enough that a test is quick; what is bounded is the same.
fn limits() -> Limits {
    Limits { side: 4096, pixels: 1 << 20, memory: 64 << 20, ..Limits::default() }
}

/// A small generator (xorshift64*).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n.max(1)
    }
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Option<Vec<u8>> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).ok().map(|()| out.into_inner())
}

/// Pictures of every format and colour type that can be written here, and files with EXIF and credentials in them.
fn seeds() -> Vec<Vec<u8>> {
    let rgb = RgbImage::from_fn(48, 32, |x, y| image::Rgb([(x * 5) as u8, (y * 7) as u8, (x * y) as u8]));
    let base = DynamicImage::ImageRgb8(rgb);
    let kinds = [
        base.clone(),
        DynamicImage::ImageLuma8(base.to_luma8()),
        DynamicImage::ImageLumaA8(base.to_luma_alpha8()),
        DynamicImage::ImageRgba8(base.to_rgba8()),
        DynamicImage::ImageLuma16(base.to_luma16()),
        DynamicImage::ImageRgb16(base.to_rgb16()),
        DynamicImage::ImageRgba16(base.to_rgba16()),
        DynamicImage::ImageRgb32F(base.to_rgb32f()),
    ];
    let formats = [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Tiff,
        ImageFormat::Gif,
        ImageFormat::Bmp,
        ImageFormat::Pnm,
    ];
    let mut seeds: Vec<Vec<u8>> = formats.iter().flat_map(|f| kinds.iter().filter_map(|k| encoded(k, *f))).collect();
    let jpeg = encoded(&base, ImageFormat::Jpeg).unwrap();
    // An EXIF block with an orientation and a place, and the start of a manifest store, behind the first marker.
    let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0";
    let store = b"JP\0\x01\0\0\0\x01\0\0\0\x26jumb\0\0\0\x1ejumd0123456789abcdef\x03c2pa\0";
    for (marker, body) in [(0xe1u8, &exif[..]), (0xeb, &store[..])] {
        let length = (body.len() as u16 + 2).to_be_bytes();
        seeds.push([&jpeg[..2], &[0xff, marker], &length, body, &jpeg[2..]].concat());
    }
    seeds
}

/// Numbers that programs trip over.
const EDGES: [u32; 10] = [0, 1, 7, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0xffff_fff0, 0xffff_ffff];

/// One damage, or several.
fn damaged(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..1 + random.below(4) {
        let at = random.below(bytes.len());
        // Headers are where the numbers stand that are believed.
        let at = if random.below(2) == 0 { at.min(random.below(96)) } else { at };
        match random.below(8) {
            0 => bytes.truncate(at.max(1)),
            1 => bytes[at] ^= 1 << random.below(8),
            2 => bytes[at] = random.below(256) as u8,
            3 | 4 => {
                let edge = EDGES[random.below(EDGES.len())];
                let width = [1, 2, 4][random.below(3)];
                let number = if random.below(2) == 0 { edge.to_be_bytes() } else { edge.to_le_bytes() };
                bytes.iter_mut().skip(at).take(width).zip(number).for_each(|(b, n)| *b = n);
            }
            5 => {
                let end = (at + 1 + random.below(64)).min(bytes.len());
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            6 => {
                let end = (at + 1 + random.below(64)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                let from = random.below(other.len());
                let part = other[from..(from + 1 + random.below(64)).min(other.len())].to_vec();
                bytes.splice(at..at, part);
            }
        }
        if bytes.is_empty() {
            bytes.push(0);
        }
    }
    bytes
}

/// Sends so many damaged pictures through everything that reads bytes. Returns how many were read all the same, and how
/// many decoders gave up in a panic that was caught at the door.
fn fire(seed: u64, rounds: usize) -> [usize; 2] {
    let (seeds, limits) = (seeds(), limits());
    let mut random = Random(seed | 1);
    let (mut read, mut caught) = (0, 0);
    for _ in 0..rounds {
        let (one, other) = (random.below(seeds.len()), random.below(seeds.len()));
        let bytes = damaged(&seeds[one], &seeds[other], &mut random);
        let decoded = decode_picture(&bytes, "damaged", &limits);
        assert!(decoded.value.is_some() || !decoded.notes.is_empty(), "neither a picture nor a note");
        caught += usize::from(decoded.notes.iter().any(|n| n.message.contains("gave up")));
        if let Some(picture) = decoded.value {
            let (w, h) = picture.rgb.dimensions();
            assert!(w > 0 && h > 0 && u64::from(w) * u64::from(h) <= limits.pixels, "{w} x {h}");
            pdq::hash(&picture.rgb);
            read += 1;
        }
        metadata::read(&bytes);
        clip::container(&bytes);
    }
    [read, caught]
}

#[test]
fn every_kind_of_picture_is_read_before_it_is_damaged() {
    let seeds = seeds();
    assert!(seeds.len() > 25, "{}", seeds.len());
    for (i, bytes) in seeds.iter().enumerate() {
        let read = decode_picture(bytes, "whole", &limits());
        assert!(read.value.is_some(), "seed {i}: {:?}", read.notes);
    }
}

#[test]
fn damaged_pictures_are_pictures_or_notes() {
    let [read, _] = fire(7, 6000);
    assert!(read > 300, "only {read} were still pictures: the damage is too great to reach the decoders");
}

#[test]
#[ignore = "a long run, by hand"]
fn damaged_pictures_for_long() {
    let given = std::env::var("FIRSTHAND_FUZZ").unwrap_or_default();
    let (seed, rounds) = given.split_once(':').unwrap_or(("1", "200000"));
    let before = peak();
    let [read, caught] = fire(seed.parse().unwrap_or(1), rounds.parse().unwrap_or(200_000));
    println!(
        "{rounds} damaged pictures, {read} still read, {caught} panics caught; most memory before {before:?} kB, after {:?} kB",
        peak()
    );
}

/// Most memory the process has had, in kB, where the system says it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

#[test]
fn sizes_that_nobody_could_hold_are_refused_in_every_format() {
    let promise = |bytes: &[u8], what: &str| {
        let read = decode_picture(bytes, what, &Limits::default());
        assert!(read.value.is_none() && read.notes.len() == 1, "{what}: {:?}", read.notes);
    };
    let mut gif = b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    gif.extend(b"\x2c\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x44\x01\0\x3b");
    promise(&gif, "gif");
    let mut bmp = b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec();
    bmp.extend([0x7fu32.to_le_bytes().map(|_| 0x7f), [0x7f; 4]].concat());
    bmp.extend(b"\x01\0\x18\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    promise(&bmp, "bmp");
    promise(b"P6\n100000 100000\n255\nabc", "pnm");
    promise(b"P6\n4294967295 4294967295\n255\nabc", "pnm without end");
    let mut jpeg = encoded(&DynamicImage::new_rgb8(16, 16), ImageFormat::Jpeg).unwrap();
    let at = jpeg.windows(2).position(|w| w == [0xff, 0xc0]).unwrap();
    jpeg[at + 5..at + 9].fill(0xff);
    promise(&jpeg, "jpeg");
    let mut tiff = encoded(&DynamicImage::new_rgb8(16, 16), ImageFormat::Tiff).unwrap();
    for tag in [256u16, 257] {
        let at = tiff.windows(2).rposition(|w| w == tag.to_le_bytes()).unwrap();
        tiff[at + 8..at + 12].copy_from_slice(&60_000u32.to_le_bytes());
    }
    promise(&tiff, "tiff");
}

#[test]
fn a_bomb_of_few_bytes_is_not_unpacked() {
    // 12,000 x 12,000 zeros pack into some 200 kB; they would take 432 MB.
    let bomb = encoded(&DynamicImage::new_luma8(12_000, 12_000), ImageFormat::Png).unwrap();
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    let read = decode_picture(&bomb, "bomb.png", &Limits::default());
    assert!(read.value.is_none());
    assert_eq!(read.notes[0].kind, "too_large");
}

#[test]
fn what_moves_is_read_once_and_said_and_what_has_no_frame_is_a_note() {
    let frame = |v: u8| image::Frame::new(image::RgbaImage::from_pixel(20, 20, image::Rgba([v, 0, 0, 255])));
    let mut out = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut out);
    encoder.encode_frames((0..3).map(|i| frame(i * 90))).unwrap();
    drop(encoder);
    let read = decode_picture(&out, "moves.gif", &Limits::default());
    assert!(read.value.is_some());
    assert_eq!(read.notes.iter().map(|n| n.kind.as_str()).collect::<Vec<_>>(), ["animated"]);
    let empty = decode_picture(b"GIF89a\x10\0\x10\0\0\0\0\x3b", "empty.gif", &Limits::default());
    assert!(empty.value.is_none() && empty.notes.len() == 1);
}

#[test]
fn a_clip_without_frames_is_a_note() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("empty.mp4");
    std::fs::write(&path, b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08mdat").unwrap();
    // With ffmpeg it says that no frame came, without it how to get ffmpeg.
    let read = clip::frames(&path, "empty.mp4", &clip::ClipOptions::default(), &mut |_| panic!("a frame of nothing"));
    assert_eq!(read.value, 0);
    assert!(["unreadable", "no_ffmpeg"].contains(&read.notes[0].kind.as_str()), "{:?}", read.notes);
}
