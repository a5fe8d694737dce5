//! Best of a folder: each picture of a place held out in turn against the rest: `folders TABLE.tsv ROOT`.
//!
//! TABLE.tsv has the columns place, overlaps (0 where a person sees nothing of the picture in any other of its place) and
//! picture. Printed, with tabs: what was missed, how many of the overlapping ones the best of its own place's folder confirms as the
//! same, and how many pictures the folder of all other places confirms, which none should.

use firsthand_footage::footage::Options;
use firsthand_footage::index::{self, Index};
use firsthand_footage::raster::Gray;
use firsthand_footage::verdict::{self, Judged, Verdict};
use firsthand_footage::verify::{self, Prepared};
use firsthand_footage::{decode, sift};
use rayon::prelude::*;
use std::path::Path;

/// A picture of the table.
struct Held {
    place: String,
    overlaps: bool,
    picture: String,
    prepared: Prepared,
}

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [table, root] = given.as_slice() else {
        eprintln!("usage: folders TABLE.tsv ROOT");
        std::process::exit(2);
    };
    let text = match std::fs::read_to_string(table) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{table}: {error}");
            std::process::exit(1);
        }
    };
    let options = Options::default();
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|l| l.split('\t').collect()).collect();
    let all: Vec<Held> = rows.par_iter().filter_map(|r| held(r, Path::new(root), &options.verify.sift)).collect();
    println!("pictures read\t{}/{}", all.len(), rows.len());
    let (mut own, mut other) = ([0, 0], [0, 0]);
    for one in &all {
        if one.overlaps {
            let best = best(one, all.iter().filter(|o| o.place == one.place && o.picture != one.picture), &options);
            let same = best.as_ref().is_some_and(|j| j.verdict == Verdict::Same);
            own = [own[0] + usize::from(same), own[1] + 1];
            if !same {
                println!("missed\t{}\t{:.4}", one.picture, best.map_or(0.0, |j| j.score));
            }
        }
        let best = best(one, all.iter().filter(|o| o.place != one.place), &options);
        let same = best.as_ref().is_some_and(|j| j.verdict == Verdict::Same);
        other = [other[0] + usize::from(same), other[1] + 1];
        if same {
            println!("wrong\t{}", one.picture);
        }
    }
    println!("found in the folder of its place\t{}/{}", own[0], own[1]);
    println!("found in the folder of all other places\t{}/{}", other[0], other[1]);
}

fn held(row: &[&str], root: &Path, options: &sift::SiftOptions) -> Option<Held> {
    let [place, overlaps, picture] = row else { return None };
    let read = decode::read_picture(&root.join(picture), picture, &decode::Limits::default()).value?;
    Some(Held {
        place: (*place).to_owned(),
        overlaps: *overlaps == "1",
        picture: (*picture).to_owned(),
        prepared: Prepared::new(&Gray::from_rgb(&read.rgb), options),
    })
}

/// The best of the references that the index brings, as `match` would have it.
fn best<'a>(one: &Held, folder: impl Iterator<Item = &'a Held>, options: &Options) -> Option<Judged> {
    let folder: Vec<&Held> = folder.collect();
    let index = Index::new(folder.iter().map(|h| index::quick(&h.prepared.features)).collect());
    let near = index.search(&one.prepared.features, options.closely);
    near.into_par_iter()
        .filter_map(|i| {
            let other = &folder.get(i)?.prepared;
            let evidence = verify::verify(&one.prepared, other, &options.verify);
            Some(verdict::judge(&evidence, &one.prepared, other))
        })
        .max_by(|a, b| {
            (a.verdict == Verdict::Same, a.score)
                .partial_cmp(&(b.verdict == Verdict::Same, b.score))
                .unwrap_or(std::cmp::Ordering::Equal)
        })
}
