//! Bytes to characters: which charset, and where each character stood.
//!
//! The order of trust: byte-order mark, the document's own declaration, valid UTF-8, then a guess (noted). A declaration
//! that the bytes contradict (they are valid UTF-8 beyond ASCII) is overruled, as it is the commonest lie on the web.

use crate::mapped::{Builder, Mapped};
use encoding_rs::{DecoderResult, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use firsthand_types::Span;

/// Characters decoded from bytes.
#[derive(Debug)]
pub struct Decoded {
    /// The characters; maps to the bytes given.
    pub chars: Mapped,
    /// The charset's name, as the web knows it.
    pub charset: &'static str,
    /// Whether the charset was guessed from the bytes alone.
    pub guessed: bool,
    /// How many places held bytes that the charset does not know; each became U+FFFD.
    pub bad: usize,
}

/// Decodes the bytes. `declared` is what the document says of itself inside (a meta tag, an XML declaration).
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        return with(bytes, skip, encoding, false);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with(bytes, 0, encoding, true);
    }
    if std::str::from_utf8(bytes).is_ok() {
        // ISO-2022 escapes are valid UTF-8 and mean something else; everything else that is valid UTF-8 is UTF-8.
        let stated = declared.and_then(|d| Encoding::for_label(d.as_bytes()));
        let encoding = if stated == Some(ISO_2022_JP) { ISO_2022_JP } else { UTF_8 };
        return with(bytes, 0, encoding, false);
    }
    let stated = declared
        .and_then(|d| Encoding::for_label(d.trim().as_bytes()))
        // A document whose declaration could be read as ASCII is no UTF-16, whatever it says.
        .filter(|e| *e != UTF_16LE && *e != UTF_16BE);
    if let Some(encoding) = stated {
        return with(bytes, 0, encoding, false);
    }
    if mostly_utf8(bytes) {
        return with(bytes, 0, UTF_8, false);
    }
    with(bytes, 0, guess(bytes), true)
}

/// The charset that a page or an XML file declares within its first 4,096 bytes.
pub fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(4096))?;
    let head: String = head.iter().map(|&b| char::from(b).to_ascii_lowercase()).collect();
    let label = |after: &str| -> Option<String> {
        let rest = after.trim_start().strip_prefix('=')?.trim_start();
        let rest = rest.trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.+".contains(c))).unwrap_or(rest.len());
        rest.get(..end).filter(|l| !l.is_empty()).map(str::to_owned)
    };
    if let Some(xml) = head.trim_start().strip_prefix("<?xml") {
        let xml = xml.split("?>").next().unwrap_or_default();
        if let Some((_, after)) = xml.split_once("encoding")
            && let Some(found) = label(after)
        {
            return Some(found);
        }
    }
    head.match_indices("charset")
        .filter(|(at, _)| {
            let before = head.get(..*at).unwrap_or_default();
            let tag = before.rfind('<').map_or("", |i| before.get(i..).unwrap_or_default());
            tag.starts_with("<meta") && !tag.contains('>')
        })
        .find_map(|(at, word)| label(head.get(at + word.len()..).unwrap_or_default()))
}

/// UTF-16 without a byte-order mark shows by its upper bytes, in every second place: NUL for Latin letters, one or two small numbers
/// for the letters of another alphabet, which no text holds there.
pub fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(1024))?;
    if head.len() < 4 {
        return None;
    }
    let upper = |parity: usize| {
        let places = || head.iter().skip(parity).step_by(2);
        let count = |found: fn(&u8) -> bool| places().filter(|b| found(b)).count();
        let nul = count(|b| *b == 0);
        let small = count(|b| *b < 0x20 && !b.is_ascii_whitespace());
        // Beside Latin letters and blanks with a NUL, an alphabet's letters all have the same upper byte or the next.
        let (low, high) = places().filter(|b| **b != 0).fold((u8::MAX, 0), |(l, h), b| (l.min(*b), h.max(*b)));
        (nul, small, high.saturating_sub(low) < 2)
    };
    let (even, odd, half) = (upper(0), upper(1), head.len() / 2);
    let wide = |upper: (usize, usize, bool), lower: (usize, usize, bool)| {
        let (nul, small, narrow) = upper;
        lower.0 * 20 <= half && (nul * 10 >= half * 7 || narrow && small * 10 >= half * 9)
    };
    if wide(odd, even) {
        Some(UTF_16LE)
    } else if wide(even, odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether bytes without a mark are UTF-32: of every four, the two uppermost are NUL and one other is not.
pub fn is_utf32(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    let fours = head.chunks_exact(4);
    let of = |upper: [usize; 2], lower: [usize; 2]| {
        let nul = |four: &[u8], at: usize| four.get(at) == Some(&0);
        fours.clone().all(|f| upper.iter().all(|&at| nul(f, at)) && !lower.iter().all(|&at| nul(f, at)))
    };
    head.len() >= 8 && bytes.len().is_multiple_of(4) && (of([2, 3], [0, 1]) || of([0, 1], [2, 3]))
}

/// Whether most stretches beyond ASCII are right UTF-8: such a file is UTF-8 with damage.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // By chance, in another charset, far more would be wrong than right.
    good > 0 && bad * 2 <= good
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    // The first megabyte tells; a longer look costs time and finds nothing new.
    let head = bytes.get(..bytes.len().min(1 << 20)).unwrap_or(bytes);
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(head, true);
    let found = detector.guess(None, false);
    if found == UTF_8 { WINDOWS_1252 } else { found }
}

fn with(bytes: &[u8], skip: usize, encoding: &'static Encoding, guessed: bool) -> Decoded {
    let body = bytes.get(skip..).unwrap_or_default();
    let (chars, bad) = if encoding == UTF_8 {
        utf8(body, skip)
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        utf16(body, skip, encoding == UTF_16BE)
    } else {
        legacy(body, encoding)
    };
    Decoded { chars, charset: encoding.name(), guessed, bad }
}

fn utf8(body: &[u8], skip: usize) -> (Mapped, usize) {
    let (mut out, mut at, mut bad) = (Builder::default(), skip, 0);
    for chunk in body.utf8_chunks() {
        out.literal(chunk.valid(), at);
        at += chunk.valid().len();
        let invalid = chunk.invalid().len();
        if invalid > 0 {
            out.made("\u{FFFD}", Span::new(at, at + invalid));
            bad += 1;
            at += invalid;
        }
    }
    (out.finish(), bad)
}

fn utf16(body: &[u8], skip: usize, big: bool) -> (Mapped, usize) {
    let (mut out, mut at, mut bad) = (Builder::default(), skip, 0);
    let units = body.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    });
    for decoded in char::decode_utf16(units) {
        let (c, len) = match decoded {
            Ok(c) => (c, c.len_utf16() * 2),
            Err(_) => ('\u{FFFD}', 2),
        };
        bad += usize::from(decoded.is_err());
        out.made_word(c, Span::new(at, at + len));
        at += len;
    }
    // Half a unit at the end was cut off.
    if body.len() % 2 == 1 {
        out.made("\u{FFFD}", Span::new(at, at + 1));
        bad += 1;
    }
    (out.finish(), bad)
}

/// Any other charset of the web. Feeds the decoder byte by byte, so that each character is seen with its bytes; stretches of
/// ASCII are taken whole where the charset holds ASCII as it is.
fn legacy(body: &[u8], encoding: &'static Encoding) -> (Mapped, usize) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut out, mut bad) = (Builder::default(), 0);
    let (mut at, mut from) = (0, 0);
    let mut buffer = [0u8; 64];
    while at < body.len() {
        if at == from && encoding.is_ascii_compatible() {
            let run = body[at..].iter().take_while(|b| b.is_ascii()).count();
            out.literal(std::str::from_utf8(&body[at..at + run]).unwrap_or_default(), at);
            at += run;
            from = at;
            if at >= body.len() {
                break;
            }
        }
        let last = at + 1 == body.len();
        bad += feed(&mut decoder, &body[at..at + 1], last, (&mut from, at + 1), &mut out, &mut buffer);
        at += 1;
    }
    (out.finish(), bad)
}

/// Feeds one byte. What comes out was made from the bytes since `from`.
fn feed(
    decoder: &mut encoding_rs::Decoder,
    byte: &[u8],
    last: bool,
    (from, to): (&mut usize, usize),
    out: &mut Builder,
    buffer: &mut [u8; 64],
) -> usize {
    let (mut bad, mut read) = (0, 0);
    loop {
        let input = byte.get(read..).unwrap_or_default();
        let (result, took, wrote) = decoder.decode_to_utf8_without_replacement(input, buffer, last);
        read += took;
        let piece = buffer.get(..wrote).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default();
        if !piece.is_empty() {
            emit(piece, Span::new(*from, to), out);
            *from = to;
        }
        match result {
            DecoderResult::InputEmpty => return bad,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(_, after) => {
                // The byte that showed the fault may stand for itself: it is still to come, or was taken already.
                let fault = to - (byte.len() - read).max(usize::from(after)).min(to - *from);
                out.made("\u{FFFD}", Span::new(*from, fault));
                *from = fault;
                bad += 1;
            }
        }
    }
}

fn emit(piece: &str, raw: Span, out: &mut Builder) {
    let mut chars = piece.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => out.made_word(c, raw),
        _ => out.made(piece, raw),
    }
}
