//! As much CBOR (RFC 8949) as manifests use, bounded by the bytes there are.

/// Values within values that are followed, at most.
const DEPTH: usize = 16;

/// A value.
#[derive(Debug, PartialEq)]
pub(super) enum Value {
    Number(u64),
    Bytes(Vec<u8>),
    Text(String),
    List(Vec<Value>),
    Map(Vec<(Value, Value)>),
    /// Anything else: negative and broken numbers, true, false, null.
    Other,
}

impl Value {
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Map(pairs) => pairs.iter().find(|(k, _)| k.text() == Some(key)).map(|(_, v)| v),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(t) => Some(t),
            _ => None,
        }
    }

    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Value::Bytes(b) => Some(b),
            _ => None,
        }
    }

    pub fn list(&self) -> Option<&[Value]> {
        match self {
            Value::List(l) => Some(l),
            _ => None,
        }
    }

    pub fn number(&self) -> Option<u64> {
        match self {
            Value::Number(n) => Some(*n),
            _ => None,
        }
    }
}

/// The first value of some bytes; `None` where they are broken.
pub(super) fn read(bytes: &[u8]) -> Option<Value> {
    Reader { bytes, at: 0 }.value(0)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// The byte that ends what has no length.
const BREAK: u8 = 0xff;

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > DEPTH {
            return None;
        }
        let first = self.take(1)?[0];
        let (major, minor) = (first >> 5, first & 31);
        // 31 says that the end will be marked.
        let count = if minor == 31 { None } else { Some(self.count(minor)?) };
        Some(match (major, count) {
            (0, Some(n)) => Value::Number(n),
            (2, Some(n)) => Value::Bytes(self.take(usize::try_from(n).ok()?)?.to_vec()),
            (3, Some(n)) => Value::Text(String::from_utf8_lossy(self.take(usize::try_from(n).ok()?)?).into_owned()),
            (2 | 3, None) => self.pieces(major == 3, depth)?,
            (4, n) => Value::List(self.several(n, depth, |r, d| r.value(d))?),
            (5, n) => Value::Map(self.several(n, depth, |r, d| Some((r.value(d)?, r.value(d)?)))?),
            (6, Some(_)) => self.value(depth + 1)?,
            (1 | 7, Some(_)) => Value::Other,
            _ => return None,
        })
    }

    fn several<T>(&mut self, count: Option<u64>, depth: usize, one: impl Fn(&mut Self, usize) -> Option<T>) -> Option<Vec<T>> {
        // Never more room than there are bytes: a count is only a promise.
        let mut found = Vec::new();
        while count.is_none_or(|n| (found.len() as u64) < n) {
            if count.is_none() && self.bytes.get(self.at) == Some(&BREAK) {
                self.at += 1;
                break;
            }
            found.push(one(self, depth + 1)?);
        }
        Some(found)
    }

    fn pieces(&mut self, text: bool, depth: usize) -> Option<Value> {
        let pieces = self.several(None, depth, |r, d| r.value(d))?;
        let mut all = Vec::new();
        for piece in pieces {
            match piece {
                Value::Bytes(b) => all.extend(b),
                Value::Text(t) => all.extend(t.into_bytes()),
                _ => return None,
            }
        }
        Some(if text { Value::Text(String::from_utf8_lossy(&all).into_owned()) } else { Value::Bytes(all) })
    }

    fn count(&mut self, minor: u8) -> Option<u64> {
        Some(match minor {
            0..=23 => u64::from(minor),
            24 => u64::from(self.take(1)?[0]),
            25 => u64::from(u16::from_be_bytes(self.take(2)?.try_into().ok()?)),
            26 => u64::from(u32::from_be_bytes(self.take(4)?.try_into().ok()?)),
            27 => u64::from_be_bytes(self.take(8)?.try_into().ok()?),
            _ => return None,
        })
    }

    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(n)?;
        let part = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(part)
    }
}
