//! The only reader of `data/gazetteer.bin`, which `training/gazetteer.py` writes.
//!
//! Layout, little-endian: `FHGAZ001`; three counts (towns, areas, names); the byte lengths of seven sections; the sections:
//! towns (21 bytes each, sorted by country and first-order division; the highest bit of the zone marks a capital), areas (29 bytes each: countries, then first-order
//! divisions, then second-order ones, then regions), country codes (2 letters each), zones and display names (a byte of
//! length, then UTF-8), offsets of blocks of 16 names, the blocks (front-coded keys, each with its entries as varints:
//! twice the place's number, plus one where the name is an alternate one).
//!
//! Nothing is unpacked when it is opened: a look-up is a binary search over the blocks.

/// First- or second-order division, country, region, or a town.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A populated place.
    Town,
    /// County, district, province within a first-order division.
    Admin2,
    /// State, province, region of a country.
    Admin1,
    /// Country or territory.
    Country,
    /// Larger than a country, across borders, or a sea.
    Region,
}

/// A place's number in the gazetteer.
pub type PlaceId = u32;

/// What the gazetteer holds of a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    /// Its number.
    pub id: PlaceId,
    /// GeoNames id; 0 where unknown.
    pub geoname: u32,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Inhabitants; for divisions those of their towns.
    pub population: u32,
    /// What it is.
    pub kind: Kind,
    /// Index of its country; 255 for regions.
    pub country: u8,
    /// First-order division, as an area's number; `None` for countries and regions.
    pub admin1: Option<u16>,
    /// Second-order division.
    pub admin2: Option<u16>,
    /// Index of its zone.
    pub zone: u16,
    /// Radius in kilometres; 0 for towns.
    pub radius: u16,
    /// Whether it is its country's capital.
    pub capital: bool,
    name: u32,
}

/// One entry of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The place.
    pub id: PlaceId,
    /// Whether the name is an alternate one (an older or foreign form).
    pub alternate: bool,
}

/// The towns, divisions, countries and regions of the world, by name.
#[derive(Debug)]
pub struct Gazetteer {
    towns: &'static [u8],
    areas: &'static [u8],
    codes: &'static [u8],
    names: &'static [u8],
    block_at: &'static [u8],
    blocks: &'static [u8],
    zones: Vec<&'static str>,
    /// For each first-order division its first town and its area number, in order of the towns.
    firsts: Vec<(u32, u16)>,
    town_count: u32,
    area_count: u32,
    key_count: u32,
}

static BYTES: &[u8] = include_bytes!("../../../../data/gazetteer.bin");

const TOWN: usize = 21;
const AREA: usize = 29;
const BLOCK: u32 = 16;
const NONE: u16 = 0xffff;
const DEGREE: f64 = 40_000.0;

impl Gazetteer {
    /// The gazetteer that travels inside the binary.
    pub fn get() -> &'static Gazetteer {
        static ONE: std::sync::OnceLock<Gazetteer> = std::sync::OnceLock::new();
        ONE.get_or_init(|| Gazetteer::open(BYTES).unwrap_or_else(Gazetteer::empty))
    }

    fn empty() -> Self {
        Gazetteer {
            towns: &[],
            areas: &[],
            codes: &[],
            names: &[],
            block_at: &[],
            blocks: &[],
            zones: Vec::new(),
            firsts: Vec::new(),
            town_count: 0,
            area_count: 0,
            key_count: 0,
        }
    }

    fn open(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(b"FHGAZ001")?;
        let number = |i: usize| u32_at(rest, i * 4);
        let mut at: usize = 40;
        let mut section = |i: usize| {
            let len = number(3 + i)? as usize;
            let s = rest.get(at..at.checked_add(len)?)?;
            at += len;
            Some(s)
        };
        let (towns, areas, codes, zone_blob) = (section(0)?, section(1)?, section(2)?, section(3)?);
        let (names, block_at, blocks) = (section(4)?, section(5)?, section(6)?);
        let mut zones = Vec::new();
        let mut z = 0;
        while let Some(&len) = zone_blob.get(z) {
            let end = z + 1 + usize::from(len);
            zones.push(std::str::from_utf8(zone_blob.get(z + 1..end)?).ok()?);
            z = end;
        }
        let mut gazetteer = Gazetteer {
            towns,
            areas,
            codes,
            names,
            block_at,
            blocks,
            zones,
            firsts: Vec::new(),
            town_count: number(0)?,
            area_count: number(1)?,
            key_count: number(2)?,
        };
        gazetteer.firsts = gazetteer.first_towns();
        Some(gazetteer)
    }

    fn first_towns(&self) -> Vec<(u32, u16)> {
        let mut firsts: Vec<(u32, u16)> = (0..self.area_count)
            .filter_map(|a| {
                let raw = self.area_bytes(a)?;
                (raw.get(14) == Some(&2)).then(|| Some((u32_at(raw, 25)?, u16::try_from(a).ok()?)))?
            })
            .collect();
        firsts.sort_unstable();
        firsts
    }

    fn area_bytes(&self, a: u32) -> Option<&'static [u8]> {
        let at = a as usize * AREA;
        self.areas.get(at..at + AREA)
    }

    /// The places that bear a name, most populous kinds first as stored; empty for unknown names.
    pub fn lookup(&self, name: &str) -> Vec<Entry> {
        self.lookup_key(&super::key::key(name))
    }

    /// As [`lookup`](Self::lookup), for a name that is already a key.
    pub fn lookup_key(&self, key: &str) -> Vec<Entry> {
        self.find(key.as_bytes()).unwrap_or_default()
    }

    fn find(&self, key: &[u8]) -> Option<Vec<Entry>> {
        let count = self.block_at.len() / 4;
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = (low + high) / 2;
            if self.block_key(middle)? <= key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let block = low.checked_sub(1)?;
        let mut at = u32_at(self.block_at, block * 4)? as usize;
        let mut current: Vec<u8> = Vec::with_capacity(40);
        let in_block = (self.key_count - (block as u32 * BLOCK).min(self.key_count)).min(BLOCK);
        for _ in 0..in_block {
            let shared = usize::from(*self.blocks.get(at)?);
            let len = usize::from(*self.blocks.get(at + 1)?);
            current.truncate(shared);
            current.extend_from_slice(self.blocks.get(at + 2..at + 2 + len)?);
            at += 2 + len;
            let (entries, n) = (varint(self.blocks, &mut at)?, current.as_slice().cmp(key));
            match n {
                std::cmp::Ordering::Equal => return self.entries(entries, at),
                std::cmp::Ordering::Greater => return None,
                std::cmp::Ordering::Less => {
                    for _ in 0..entries {
                        varint(self.blocks, &mut at)?;
                    }
                }
            }
        }
        None
    }

    fn block_key(&self, block: usize) -> Option<&'static [u8]> {
        let at = u32_at(self.block_at, block * 4)? as usize;
        let len = usize::from(*self.blocks.get(at + 1)?);
        self.blocks.get(at + 2..at + 2 + len)
    }

    fn entries(&self, count: u32, mut at: usize) -> Option<Vec<Entry>> {
        let mut id = 0u32;
        let mut found = Vec::with_capacity(count as usize);
        for _ in 0..count {
            id = id.checked_add(varint(self.blocks, &mut at)?)?;
            found.push(Entry { id: id / 2, alternate: id % 2 == 1 });
        }
        Some(found)
    }

    /// What is known of a place.
    pub fn record(&self, id: PlaceId) -> Option<Record> {
        if id < self.town_count { self.town(id) } else { self.area(u16::try_from(id - self.town_count).ok()?) }
    }

    fn town(&self, id: PlaceId) -> Option<Record> {
        let raw = self.towns.get(id as usize * TOWN..)?.get(..TOWN)?;
        let of = self.firsts.partition_point(|(first, _)| *first <= id).checked_sub(1)?;
        let admin1 = self.firsts.get(of)?.1;
        let country = *self.area_bytes(u32::from(admin1))?.get(15)?;
        Some(Record {
            id,
            geoname: u32_at(raw, 0)?,
            lat: degrees(raw, 4)?,
            lon: degrees(raw, 7)?,
            population: u32_at(raw, 10)?,
            kind: Kind::Town,
            country,
            admin1: Some(admin1),
            admin2: Some(u16_at(raw, 14)?).filter(|a| *a != NONE),
            zone: u16_at(raw, 16)? & 0x7fff,
            radius: 0,
            capital: u16_at(raw, 16)? & 0x8000 != 0,
            name: u24_at(raw, 18)?,
        })
    }

    /// A division, country or region by its area number.
    pub fn area(&self, a: u16) -> Option<Record> {
        let raw = self.area_bytes(u32::from(a))?;
        let kind = match raw.get(14)? {
            1 => Kind::Admin2,
            2 => Kind::Admin1,
            3 => Kind::Country,
            _ => Kind::Region,
        };
        let parent = Some(u16_at(raw, 16)?).filter(|p| *p != NONE);
        Some(Record {
            id: self.town_count + u32::from(a),
            geoname: u32_at(raw, 0)?,
            lat: degrees(raw, 4)?,
            lon: degrees(raw, 7)?,
            population: u32_at(raw, 10)?,
            kind,
            country: *raw.get(15)?,
            admin1: match kind {
                Kind::Admin1 => Some(a),
                Kind::Admin2 => parent,
                _ => None,
            },
            admin2: (kind == Kind::Admin2).then_some(a),
            zone: u16_at(raw, 18)?,
            radius: u16_at(raw, 20)?,
            capital: false,
            name: u24_at(raw, 22)?,
        })
    }

    /// The number of a first-order division or other area, as records have it.
    pub fn area_id(&self, a: u16) -> PlaceId {
        self.town_count + u32::from(a)
    }

    /// A place's name.
    pub fn name(&self, record: &Record) -> &'static str {
        let at = record.name as usize;
        let text = self.names.get(at).and_then(|len| self.names.get(at + 1..at + 1 + usize::from(*len)));
        text.and_then(|t| std::str::from_utf8(t).ok()).unwrap_or("")
    }

    /// IANA zone of a place; `None` where it spans several.
    pub fn zone(&self, record: &Record) -> Option<&'static str> {
        self.zones.get(usize::from(record.zone)).copied()
    }

    /// ISO 3166 code of a country's index.
    pub fn code(&self, country: u8) -> Option<&'static str> {
        let at = usize::from(country) * 2;
        std::str::from_utf8(self.codes.get(at..at + 2)?).ok()
    }

    /// The country with an ISO 3166 code.
    pub fn country(&self, code: &str) -> Option<Record> {
        let i = self.codes.chunks_exact(2).position(|c| c == code.as_bytes())?;
        self.area(u16::try_from(i).ok()?)
    }
}

fn u32_at(b: &[u8], at: usize) -> Option<u32> {
    b.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn u16_at(b: &[u8], at: usize) -> Option<u16> {
    b.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn u24_at(b: &[u8], at: usize) -> Option<u32> {
    match b.get(at..at + 3)? {
        [x, y, z] => Some(u32::from_le_bytes([*x, *y, *z, 0])),
        _ => None,
    }
}

fn degrees(b: &[u8], at: usize) -> Option<f64> {
    match b.get(at..at + 3)? {
        [x, y, z] => Some(f64::from(i32::from_le_bytes([0, *x, *y, *z]) >> 8) / DEGREE),
        _ => None,
    }
}

fn varint(b: &[u8], at: &mut usize) -> Option<u32> {
    let mut n = 0u32;
    for shift in [0, 7, 14, 21, 28] {
        let byte = *b.get(*at)?;
        *at += 1;
        n |= u32::from(byte & 127) << shift;
        if byte < 128 {
            return Some(n);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_divisions_and_countries_are_found() {
        let g = Gazetteer::get();
        let all = |name: &str| -> Vec<Record> { g.lookup(name).iter().filter_map(|e| g.record(e.id)).collect() };
        let moscow = all("Moscow").into_iter().max_by_key(|r| r.population).unwrap();
        assert_eq!(g.zone(&moscow), Some("Europe/Moscow"));
        assert!((moscow.lat - 55.75).abs() < 0.1 && (moscow.lon - 37.6).abs() < 0.1);
        assert_eq!(g.code(moscow.country), Some("RU"));
        assert!(all("Ohio").iter().any(|r| r.kind == Kind::Admin1));
        assert!(all("Licking County").iter().any(|r| r.kind == Kind::Admin2));
        assert_eq!(g.country("FR").map(|r| g.name(&r)), Some("France"));
        assert!(all("Buenos Aires").iter().any(|r| r.lat < -30.0 && r.lon < -50.0));
        assert!(g.lookup("Zzyzzxq").is_empty());
    }
}
