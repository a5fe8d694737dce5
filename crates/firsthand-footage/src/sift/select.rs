//! Which extrema to keep: strong ones, spread over the picture.
//!
//! A plain cut at the strongest thousands puts them all on one sign or tree; geometry needs them everywhere.
//! The picture is cut into cells; each cell gives its strongest first, round after round. Half of the places
//! go to the strongest of the whole picture, so that a picture with one textured corner loses nothing.

use super::extrema::Extremum;

/// Cells along the long side.
const CELLS: usize = 16;

/// At most `most` extrema, in an order that depends on the extrema alone.
pub(super) fn spread(mut all: Vec<Extremum>, width: usize, height: usize, most: usize) -> Vec<Extremum> {
    all.sort_by(|a, b| {
        b.response.total_cmp(&a.response).then(a.y.total_cmp(&b.y)).then(a.x.total_cmp(&b.x)).then(a.scale.total_cmp(&b.scale))
    });
    if all.len() <= most {
        return all;
    }
    let side = (width.max(height) as f32 / CELLS as f32).max(1.0);
    let columns = (width as f32 / side) as usize + 1;
    let cell = |e: &Extremum| (e.y.max(0.0) / side) as usize * columns + (e.x.max(0.0) / side) as usize;
    // `rank[i]`: how many stronger extrema share the cell of extremum i.
    let mut seen = std::collections::BTreeMap::new();
    let mut order: Vec<(usize, usize)> = Vec::with_capacity(all.len());
    for (i, e) in all.iter().enumerate() {
        let rank = seen.entry(cell(e)).or_insert(0usize);
        let first_half = i < most / 2;
        order.push((if first_half { 0 } else { *rank + 1 }, i));
        *rank += 1;
    }
    order.sort_unstable();
    let mut keep: Vec<usize> = order.into_iter().take(most).map(|(_, i)| i).collect();
    keep.sort_unstable();
    keep.into_iter().map(|i| all[i]).collect()
}
