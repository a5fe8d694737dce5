//! Tensors by name out of a safetensors file: eight bytes of length, a JSON header, the numbers.

use super::dense::Dense;
use serde_json::Value;

/// A file of weights.
pub(super) struct Weights<'a> {
    header: Value,
    data: &'a [u8],
}

/// Rows of eight bits with a scale each, looked up by number.
pub(super) struct Table {
    rows: &'static [u8],
    scales: Vec<f32>,
    width: usize,
}

/// What a normalised row is multiplied by and what is added to it.
pub(super) struct Norm {
    /// One a column.
    pub weight: Vec<f32>,
    /// One a column.
    pub bias: Vec<f32>,
}

impl<'a> Weights<'a> {
    /// Reads the header; `None` where there is none.
    pub(super) fn new(file: &'a [u8]) -> Option<Self> {
        let (length, rest) = file.split_first_chunk()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (header, data) = rest.split_at_checked(length)?;
        Some(Weights { header: serde_json::from_slice(header).ok()?, data })
    }

    /// The bytes of a tensor of this type.
    fn bytes(&self, name: &str, kind: &str) -> Option<&'a [u8]> {
        let entry = self.header.get(name)?;
        if entry.get("dtype")?.as_str()? != kind {
            return None;
        }
        let offset = |i| entry.get("data_offsets")?.get(i)?.as_u64().and_then(|o| usize::try_from(o).ok());
        self.data.get(offset(0)?..offset(1)?)
    }

    /// A tensor's numbers.
    pub(super) fn numbers(&self, name: &str) -> Option<Vec<f32>> {
        let (numbers, rest) = self.bytes(name, "F32")?.as_chunks();
        rest.is_empty().then(|| numbers.iter().map(|n| f32::from_le_bytes(*n)).collect())
    }

    /// `NAME.weight`, `NAME.scale` and `NAME.bias`.
    pub(super) fn dense(&self, name: &str) -> Option<Dense> {
        let part = |part: &str| self.numbers(&format!("{name}.{part}"));
        Dense::new(self.bytes(&format!("{name}.weight"), "I8")?, part("scale")?, part("bias")?)
    }

    /// `NAME.weight` and `NAME.bias`, `width` numbers each.
    pub(super) fn norm(&self, name: &str, width: usize) -> Option<Norm> {
        let part = |part: &str| self.numbers(&format!("{name}.{part}")).filter(|n| n.len() == width);
        Some(Norm { weight: part("weight")?, bias: part("bias")? })
    }
}

impl Weights<'static> {
    /// `NAME.weight` and `NAME.scale`, `width` numbers a row.
    pub(super) fn table(&self, name: &str, width: usize) -> Option<Table> {
        let rows = self.bytes(&format!("{name}.weight"), "I8")?;
        let scales = self.numbers(&format!("{name}.scale"))?;
        (width > 0 && rows.len() == width * scales.len()).then_some(Table { rows, scales, width })
    }
}

impl Table {
    /// Adds a row to `out`; a row that is not there is nothing.
    pub(super) fn add(&self, row: usize, out: &mut [f32]) {
        let scale = self.scales.get(row).copied().unwrap_or(0.0);
        let bytes = self.rows.get(row * self.width..).unwrap_or(&[]);
        for (x, byte) in out.iter_mut().zip(bytes.iter().take(self.width)) {
            *x += f32::from(*byte as i8) * scale;
        }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.scales.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(header: &str, data: &[u8]) -> &'static [u8] {
        let mut file = (header.len() as u64).to_le_bytes().to_vec();
        file.extend_from_slice(header.as_bytes());
        file.extend_from_slice(data);
        Vec::leak(file)
    }

    #[test]
    fn tensors_are_found_by_name_and_type() {
        let header = r#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[2,6]},"b.weight":{"dtype":"I8","shape":[1,2],"data_offsets":[0,2]},
            "b.scale":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}"#;
        let mut data = vec![3, 254];
        data.extend_from_slice(&0.5f32.to_le_bytes());
        let weights = Weights::new(file(header, &data)).expect("a header");
        assert_eq!(weights.numbers("a"), Some(vec![0.5]));
        assert_eq!(weights.numbers("b.weight"), None);
        let mut row = [10.0, 10.0];
        weights.table("b", 2).expect("a table").add(0, &mut row);
        assert_eq!(row, [11.5, 9.0]);
        assert!(weights.table("b", 3).is_none() && weights.norm("a", 1).is_none());
    }

    #[test]
    fn broken_files_are_refused() {
        for bytes in [&b""[..], b"\xff\xff\xff\xff\xff\xff\xff\xff{}", b"\x02\0\0\0\0\0\0\0{]"] {
            assert!(Weights::new(bytes).is_none());
        }
        let weights =
            Weights::new(file(r#"{"a":{"dtype":"F32","shape":[9],"data_offsets":[0,36]}}"#, &[0; 4])).expect("a header");
        assert_eq!(weights.numbers("a"), None);
    }
}
