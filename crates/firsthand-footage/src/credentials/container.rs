//! Where each picture format keeps its manifest store.

/// The bytes of the store; `None` where there is none.
pub(super) fn store(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(&[0xff, 0xd8]) {
        jpeg(bytes)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        chunk(bytes.get(8..)?, b"caBX", u32::from_be_bytes, true)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        chunk(bytes.get(12..)?, b"C2PA", u32::from_le_bytes, false)
    } else {
        tiff(bytes)
    }
}

/// APP11 segments of type "JP": a box cut into numbered pieces, each with the box's header before it.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut store: Option<([u8; 2], Vec<u8>)> = None;
    let mut at = 2;
    while let Some([0xff, marker]) = bytes.get(at..at + 2) {
        if *marker == 0xda || *marker == 0xd9 {
            break;
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let segment = bytes.get(at + 4..at + 2 + length)?;
        at += 2 + length;
        if *marker != 0xeb || segment.get(..2) != Some(b"JP") {
            continue;
        }
        let (Some(number), Some(piece)) = (segment.get(2..4).and_then(|n| n.try_into().ok()), segment.get(8..)) else {
            continue;
        };
        match &mut store {
            // The first piece keeps the header; the name in it says whether the box is a manifest store.
            None if piece.get(4..8) == Some(b"jumb") && piece.windows(5).take(64).any(|w| w == b"c2pa\0") => {
                store = Some((number, piece.to_vec()));
            }
            Some((own, all)) if *own == number => {
                let head = if piece.get(..4) == Some(&[0, 0, 0, 1]) { 16 } else { 8 };
                all.extend(piece.get(head..).unwrap_or_default());
            }
            _ => {}
        }
    }
    store.map(|(_, all)| all)
}

/// A chunk of PNG (length, name, body, checksum) or RIFF (name, length, body, padding).
fn chunk(mut rest: &[u8], wanted: &[u8; 4], number: fn([u8; 4]) -> u32, length_first: bool) -> Option<Vec<u8>> {
    loop {
        let (one, two) = (rest.get(..4)?, rest.get(4..8)?);
        let (name, length) = if length_first { (two, one) } else { (one, two) };
        let length = number(length.try_into().ok()?) as usize;
        let body = rest.get(8..8usize.checked_add(length)?)?;
        if name == wanted {
            return Some(body.to_vec());
        }
        let after = if length_first { 4 } else { length % 2 };
        rest = rest.get(8 + length + after..)?;
    }
}

/// Field 52545 of the first directory.
fn tiff(bytes: &[u8]) -> Option<Vec<u8>> {
    let little = match bytes.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let two = |at: usize| {
        let b: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(usize::from(if little { u16::from_le_bytes(b) } else { u16::from_be_bytes(b) }))
    };
    let four = |at: usize| {
        let b: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some((if little { u32::from_le_bytes(b) } else { u32::from_be_bytes(b) }) as usize)
    };
    let directory = four(4)?;
    let entries = two(directory)?;
    let entry = (0..entries).map(|i| directory + 2 + 12 * i).find(|e| two(*e) == Some(52545))?;
    let (length, start) = (four(entry + 4)?, four(entry + 8)?);
    bytes.get(start..start.checked_add(length)?).map(<[u8]>::to_vec)
}
