//! Coasts and borders, read from the data file that `training/outlines.py` makes of Natural Earth.

use std::sync::OnceLock;

static DATA: &[u8] = include_bytes!("../../../data/outlines.bin");

/// A line of degrees east and north.
pub(super) type Line = Vec<(f64, f64)>;

/// The world at 1:50 million.
#[derive(Debug, Default)]
pub(super) struct Outlines {
    /// Coasts (`false`) and borders (`true`).
    pub arcs: Vec<(bool, Line)>,
    /// Closed rings of land.
    pub rings: Vec<Line>,
}

/// The outlines, decoded once.
pub(super) fn outlines() -> &'static Outlines {
    static READ: OnceLock<Outlines> = OnceLock::new();
    READ.get_or_init(|| read(DATA).unwrap_or_default())
}

fn read(data: &[u8]) -> Option<Outlines> {
    let mut bytes = data.iter().copied();
    let mut out = Outlines::default();
    for _ in 0..number(&mut bytes)? {
        let border = number(&mut bytes)? == 1;
        let (mut x, mut y) = (0, 0);
        let mut line = Line::new();
        for _ in 0..number(&mut bytes)? {
            x += signed(&mut bytes)?;
            y += signed(&mut bytes)?;
            line.push((f64::from(x) / 100.0, f64::from(y) / 100.0));
        }
        out.arcs.push((border, line));
    }
    for _ in 0..number(&mut bytes)? {
        let mut ring = Line::new();
        for _ in 0..number(&mut bytes)? {
            let i = signed(&mut bytes)?;
            let (_, arc) = out.arcs.get(usize::try_from(if i < 0 { !i } else { i }).ok()?)?;
            if i < 0 {
                ring.extend(arc.iter().rev());
            } else {
                ring.extend(arc);
            }
        }
        out.rings.push(ring);
    }
    Some(out)
}

fn number(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let mut n = 0u32;
    for shift in (0..32).step_by(7) {
        let b = bytes.next()?;
        n |= u32::from(b & 127).checked_shl(shift)?;
        if b < 128 {
            return Some(n);
        }
    }
    None
}

fn signed(bytes: &mut impl Iterator<Item = u8>) -> Option<i32> {
    let n = number(bytes)?;
    let half = i32::try_from(n >> 1).ok()?;
    Some(if n & 1 == 1 { -half - 1 } else { half })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_data_reads_to_its_end() {
        let o = outlines();
        assert!(o.arcs.len() > 1_000 && o.rings.len() > 1_000, "{} arcs, {} rings", o.arcs.len(), o.rings.len());
        let on_earth = |(x, y): &(f64, f64)| (-180.1..=180.1).contains(x) && (-90.1..=90.1).contains(y);
        assert!(o.arcs.iter().all(|(_, l)| l.iter().all(on_earth)));
        assert!(o.rings.iter().all(|r| r.first() == r.last()), "every ring closes");
    }

    #[test]
    fn broken_data_is_no_panic() {
        for cut in [0, 1, 7, 1000, DATA.len() - 1] {
            assert!(read(&DATA[..cut]).is_none());
        }
    }
}
