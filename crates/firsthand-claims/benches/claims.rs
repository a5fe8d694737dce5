//! Claims of one report, layers given: megabytes of text a second on one thread.

use divan::counter::BytesCount;
use firsthand_types::Report;

fn main() {
    divan::main();
}

const PARAGRAPH: &str = "At least 12 people were killed and 30 injured when a hall in Orvel collapsed on Monday evening, police said. \
The toll rose from nine after three more bodies were found, the mayor told reporters. \"It shook like a ship,\" said Ada Venn, 54, a \
shopkeeper. No group has claimed responsibility, and the Grey Hand denied any involvement. An engineer had found cracks in the roof \
two years before. The town lies on a river among hills, and its market draws visitors from many places every spring.\n\n";

fn report(paragraphs: usize) -> Report {
    Report {
        id: "r".into(),
        capture: "c".into(),
        published: Some("2024-05-14".into()),
        text: PARAGRAPH.repeat(paragraphs),
        read: true,
        ..Report::default()
    }
}

#[divan::bench(args = [10, 200])]
fn claims(bencher: divan::Bencher<'_, '_>, paragraphs: usize) {
    let report = report(paragraphs);
    let layers = firsthand_language::read(&report).value;
    bencher.counter(BytesCount::new(report.text.len())).bench_local(|| firsthand_claims::claims(&report, &layers));
}

#[divan::bench]
fn layers_and_claims(bencher: divan::Bencher<'_, '_>) {
    let report = report(10);
    bencher.counter(BytesCount::new(report.text.len())).bench_local(|| {
        let layers = firsthand_language::read(&report).value;
        firsthand_claims::claims(&report, &layers)
    });
}
