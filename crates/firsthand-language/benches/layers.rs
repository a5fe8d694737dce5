//! How fast the layers are made, one thread: `cargo bench -p firsthand-language --bench layers`.

use divan::counter::BytesCount;
use firsthand_language::read;
use firsthand_types::Report;

fn main() {
    divan::main();
}

const NEWS: &str = "PORT ANSE, May 3 (Harbour News) - At least 14 people were killed and more than 30 injured when a \
fire broke out in the Meridian Hall in Orvel on Tuesday night, police said.\n\nThe mayor, Ada Venn, told reporters that four \
men had been arrested. \u{201c}We do not know yet how it began,\u{201d} she said. \u{201c}It was terrible.\u{201d}\n\nAccording to the Orvel Courier, \
a guard warned the owners two weeks earlier. The fire service denied that the exits were locked, but two officials, who spoke on \
condition of anonymity, confirmed it.\n\nBo Lind, a spokesperson for the Ministry of the Interior, disclosed that up to 600 guests \
were in the building at about 9:40 p.m. local time. Witnesses described a loud bang.\n\n";

fn report(bytes: usize) -> Report {
    Report { text: NEWS.repeat(bytes / NEWS.len() + 1), published: Some("2031-05-04".into()), ..Report::default() }
}

#[divan::bench(args = [4_000, 400_000])]
fn layers(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    let report = report(bytes);
    bencher.counter(BytesCount::new(report.text.len())).bench(|| read(&report));
}
