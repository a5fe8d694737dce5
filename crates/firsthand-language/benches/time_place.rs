//! Words a second of the time grammar and of place resolution, one thread, on invented report text.

use firsthand_language::place::{Evidence, Gazetteer, resolve};
use firsthand_language::time::timexes;

fn main() {
    divan::main();
}

const REPORT: &str = "KAZAN, Russia (Agency) - A depot on the river burned on Tuesday morning and four people were hurt, officials said. \
The first call came at 7:58 p.m. local time, some two hours after the night shift had begun, and crews from Zelenodolsk, 40 km west of \
Kazan, were sent within minutes. The owner, a trading firm founded in late 2014, had been fined in March and again in the third quarter of \
last year. A spokesman for the regional ministry told reporters that smoke could be seen in Moscow's eastern suburbs, which experts \
doubted. The company said it would publish its findings next week; nobody from the plant in Paris, Texas, would comment. ";

fn text() -> String {
    REPORT.repeat(1000)
}

/// Words in the text, by white space.
fn words(text: &str) -> divan::counter::ItemsCount {
    divan::counter::ItemsCount::new(text.split_whitespace().count())
}

#[divan::bench(sample_count = 10)]
fn time(bencher: divan::Bencher<'_, '_>) {
    let text = text();
    bencher.counter(words(&text)).bench(|| timexes(&text, &[], &[], Some("2024-03-22"), Some("Europe/Moscow")));
}

#[divan::bench(sample_count = 10)]
fn place(bencher: divan::Bencher<'_, '_>) {
    let text = text();
    bencher.counter(words(&text)).bench(|| resolve(&text, &[], Evidence::default()));
}

#[divan::bench]
fn lookup() -> usize {
    Gazetteer::get().lookup("Springfield").len()
}
