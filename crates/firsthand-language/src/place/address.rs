//! Which town a local outlet speaks for: by a table of call signs and addresses, and by towns' names in addresses.
//!
//! It is evidence for the sense of other names and for the report's home, never a place of the report by itself: no words of the report
//! stand behind it.

use super::format::{Gazetteer, Kind};
use super::key::key;
use super::scan::{Form, Hit, Name};
use firsthand_types::Span;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::LazyLock;

/// A town that the outlet's name or address speaks for.
pub(super) struct OutletTown {
    /// The town.
    pub name: Name,
    /// Its state, where the outlet is one of the table's.
    pub state: Option<Name>,
}

/// The towns of an outlet: where the table knows it, or the station that its text is credited to, to stand, else those in its address ("orvelnews.example",
/// "orvel.station.example").
pub(super) fn outlet_towns(outlet: Option<&str>, url: Option<&str>, text: &str) -> Vec<OutletTown> {
    let mut hosts: Vec<String> =
        [url, outlet.filter(|o| o.contains('.') && !o.contains(' '))].into_iter().flatten().map(host).collect();
    hosts.dedup();
    let listed = hosts.iter().find_map(|h| by_host(h)).or_else(|| outlet.and_then(by_call_sign)).or_else(|| by_credit(text));
    if let Some(town) = listed.and_then(|(town, state)| of_table(town, state)) {
        return vec![town];
    }
    address_names(&hosts).into_iter().map(|name| OutletTown { name, state: None }).collect()
}

/// The outlet's own host; of an archived address the last part.
pub(super) fn host(url: &str) -> String {
    let last = url.rsplit("://").next().unwrap_or(url);
    last.split(['/', ':', '?']).next().unwrap_or("").to_ascii_lowercase()
}

/// The table of local outlets: by a word of the address, town and state.
fn table() -> &'static BTreeMap<&'static str, (&'static str, &'static str)> {
    static TABLE: LazyLock<BTreeMap<&'static str, (&'static str, &'static str)>> = LazyLock::new(|| {
        let lines = include_str!("../../data/outlets.tsv").lines().filter(|l| !l.starts_with('#'));
        let rows = lines.filter_map(|l| l.split_once('\t').and_then(|(at, names)| Some((at.split_once(", ")?, names))));
        rows.flat_map(|(at, names)| names.split(' ').map(move |n| (n, at))).collect()
    });
    &TABLE
}

/// By the registered part of a host, with what stands before it where the table says so ("chronicle.orvel").
fn by_host(host: &str) -> Option<(&'static str, &'static str)> {
    let mut labels = host.rsplit('.').skip(1);
    let own = labels.next()?;
    let longer = labels.next().map(|l| format!("{l}.{own}"));
    longer.and_then(|l| table().get(l.as_str())).or_else(|| table().get(own)).copied()
}

/// By the call sign that opens a station's name ("WXYZ Action News"), which is written in capitals.
fn by_call_sign(outlet: &str) -> Option<(&'static str, &'static str)> {
    let word = outlet.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let sign = (3..=5).contains(&word.len()) && word.starts_with(['K', 'W']) && word.chars().all(|c| c.is_ascii_uppercase());
    sign.then(|| table().get(word.to_ascii_lowercase().as_str()).copied()).flatten()
}

/// How far into a text a station's credit stands.
const HEAD: usize = 600;

/// By the call sign that a text's dateline credits: "ORVEL, Ohio (WXYZ) -".
fn by_credit(text: &str) -> Option<(&'static str, &'static str)> {
    let head = text.get(..text.floor_char_boundary(HEAD))?;
    let credits = head.match_indices('(').filter_map(|(at, _)| head.get(at + 1..)?.split_once(')').map(|(inside, _)| inside));
    credits.filter(|c| c.len() <= 16).find_map(by_call_sign)
}

fn of_table(town: &str, state: &str) -> Option<OutletTown> {
    let g = Gazetteer::get();
    let name = |written: &str, wanted: &dyn Fn(Kind) -> bool| {
        let key = key(written);
        let mut entries = g.lookup_key(&key);
        entries.retain(|e| !e.alternate && g.record(e.id).is_some_and(|r| wanted(r.kind)));
        (!entries.is_empty()).then(|| unwritten(Hit::new(g, key, &entries, Form::Plain)))
    };
    Some(OutletTown { name: name(town, &|k| k == Kind::Town)?, state: name(state, &|k| k == Kind::Admin1) })
}

/// A name that stands nowhere in the text.
fn unwritten(hit: Rc<Hit>) -> Name {
    Name { span: Span::default(), first: 0, last: 0, hit }
}

/// The names of towns in addresses.
fn address_names(hosts: &[String]) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    for label in hosts.iter().flat_map(|h| h.split('.').take(4)).filter(|l| l.len() >= 5 && l.len() <= 40) {
        if let Some(name) = town_in(label).filter(|n| !found.iter().any(|f| f.hit.key == n.hit.key)) {
            found.push(name);
        }
    }
    found
}

/// Words that stand before or after a town's name in an address.
const AFFIXES: &[&str] = &[
    "news",
    "now",
    "times",
    "post",
    "sun",
    "tribune",
    "herald",
    "gazette",
    "journal",
    "register",
    "star",
    "press",
    "today",
    "online",
    "local",
    "daily",
    "tv",
    "globe",
    "chronicle",
    "dispatch",
    "observer",
    "examiner",
    "record",
    "live",
    "homepage",
    "standard",
    "leader",
    "citizen",
    "mail",
    "echo",
    "mirror",
    "union",
    "ledger",
    "telegraph",
    "enterprise",
    "reporter",
    "independent",
    "nbc",
    "abc",
    "cbs",
    "fox",
    "my",
    "the",
    "click",
    "sentinel",
    "advocate",
    "democrat",
    "free",
    "city",
];

/// Beginnings of names of two words, which an address writes as one.
const FIRST_WORDS: &[&str] =
    &["new", "san", "los", "las", "saint", "fort", "santa", "baton", "little", "salt", "grand", "el", "palm"];

/// Least inhabitants of a town that an address is read as naming.
const GREAT: u32 = 40_000;

fn town_in(label: &str) -> Option<Name> {
    let bare = label.trim_matches(|c: char| c.is_ascii_digit() || c == '-');
    let mut tries = vec![bare.to_owned()];
    for affix in AFFIXES {
        let cut = bare.strip_prefix(affix).or_else(|| bare.strip_suffix(affix));
        tries.extend(cut.map(|c| c.trim_matches(|c: char| c.is_ascii_digit() || c == '-').to_owned()));
    }
    tries.into_iter().filter(|t| t.len() >= 5).find_map(|t| {
        let split = FIRST_WORDS.iter().filter_map(|w| t.strip_prefix(w).filter(|r| r.len() >= 3).map(|r| format!("{w} {r}")));
        [t.replace('-', " ")].into_iter().chain(split).find_map(|t| named(&t))
    })
}

fn named(town: &str) -> Option<Name> {
    let g = Gazetteer::get();
    let key = key(town);
    let mut entries = g.lookup_key(&key);
    entries.retain(|e| !e.alternate && g.record(e.id).is_some_and(|r| r.kind == Kind::Town && r.population >= GREAT));
    (!entries.is_empty()).then(|| unwritten(Hit::new(g, key, &entries, Form::Plain)))
}

#[cfg(test)]
mod tests {
    use super::super::sense::inside;
    use super::*;

    #[test]
    fn addresses_name_great_towns() {
        let keys =
            |url: &str| outlet_towns(None, Some(url), "").into_iter().map(|t| t.name.hit.key.clone()).collect::<Vec<_>>();
        assert_eq!(keys("https://www.chicagonews.example/2031/05/02/fire"), ["chicago"]);
        assert_eq!(keys("http://archive.example/web/2031/http://memphis.station.example:80/x"), ["memphis"]);
        assert_eq!(keys("https://newyorkpost.example/x"), ["new york"]);
        assert!(keys("https://www.orvelobserver.example/x").is_empty());
    }

    #[test]
    fn the_table_knows_where_local_outlets_stand() {
        let of = |outlet, url| {
            let found = outlet_towns(outlet, url, "").into_iter().next();
            found.map(|t| (t.name.hit.key.clone(), t.state.map(|s| s.hit.key.clone()).unwrap_or_default()))
        };
        let memphis = Some(("memphis".to_owned(), "tennessee".to_owned()));
        assert_eq!(of(None, Some("http://archive.example/web/2031/http://m.wmctv.com:80/x")), memphis);
        assert_eq!(of(Some("WMC Action News"), None), memphis);
        assert_eq!(of(Some("Wmc courier"), None), None);
        assert_eq!(of(None, Some("https://wmctv.station.example/x")), None);
        let credited = outlet_towns(None, Some("https://station.example/x"), "ORVEL, Tenn. (WMC) - Two men were shot.");
        assert_eq!(credited.first().map(|t| t.name.hit.key.as_str()), Some("memphis"));
    }

    #[test]
    fn every_outlet_of_the_table_stands_in_a_known_town() {
        assert!(table().len() > 1_000);
        for (name, (town, state)) in table() {
            let found = of_table(town, state).and_then(|t| Some((t.name, t.state?)));
            let inside = found.is_some_and(|(t, s)| t.hit.bearers.iter().any(|(r, _)| inside(r, &s)));
            assert!(inside || *state == "District of Columbia", "{name}: {town}, {state}");
        }
    }
}
