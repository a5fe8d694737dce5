//! Whether a name of the gazetteer is meant as a place where it stands: weighed cues, each with a reason.

use super::format::Kind;
use super::scan::{Form, Name};
use super::words::{Gap, INSTITUTION, Word, is_direction, is_municipal, leads, points, speaks};
use crate::lexicon::class;
use std::collections::BTreeSet;

/// What is known of the whole text when its names are judged.
pub(super) struct Setting<'a> {
    pub text: &'a str,
    pub words: &'a [Word],
    pub all_capitals: bool,
    /// Keys of names that stand as surnames somewhere in the text ("Ada Orvel").
    pub surnames: BTreeSet<String>,
    /// Keys that some use shows to be places beyond doubt.
    pub sure: BTreeSet<String>,
    /// Keys that some use shows to be names of ships and the like.
    pub vessels: BTreeSet<String>,
}

/// From this weight on a name is a place.
pub(super) const PLACE: f64 = 1.0;
/// From this weight on it makes other uses of the name places too.
pub(super) const SURE: f64 = 3.0;

impl Setting<'_> {
    /// The weight for a name being a place where it stands; above [`PLACE`] it is one.
    pub fn weigh(&self, name: &Name, next: Option<&Name>, previous: Option<&Name>) -> f64 {
        match name.hit.form {
            Form::State => return 6.0,
            Form::Demonym => return -9.0,
            Form::Division => return 4.0,
            Form::Plain => {}
        }
        let mut weight = self.fame(name);
        let word = |k: usize| self.words.get(k).and_then(|w| w.span.of(self.text)).unwrap_or("");
        let first = self.words.get(name.first);
        let before =
            name.first.checked_sub(1).and_then(|k| self.words.get(k)).filter(|_| first.is_some_and(|f| f.gap == Gap::Joined));
        let after = self.words.get(name.last);
        if self.vessels.contains(&name.hit.key) && !self.contained(name, after, next) {
            weight -= 5.0;
        }
        let long = name.last - name.first >= 2;
        if long {
            weight += 1.5;
        } else if first.is_some_and(|f| {
            // "Forest" and "Union" alone are towns only where a state stands behind, here or at another use, or "in" before one alone.
            points(word(name.first))
                && !self.contained(name, after, next)
                && !self.sure.contains(&name.hit.key)
                && !self.led_alone(before, after)
                || f.upper
                    && f.span.len() <= 4
                    && !self.all_capitals
                    && !self.is_container(name)
                    && !(self.dateline(name) && self.contained(name, after, next))
        }) {
            return -9.0;
        }
        if self.dateline(name) {
            weight += if self.contained(name, after, next) { 6.0 } else { 4.0 };
        }
        if self.attributive(name) {
            weight += 1.0;
        }
        if let Some(b) = before {
            // "in the town of Orvel"
            let kind = name.first.checked_sub(2).map_or("", word);
            let led = if word(name.first - 1) == "of" && is_settlement(kind) { 3.0 } else { leads(word(name.first - 1)) };
            weight += if b.capital && !b.common { led.min(0.5) } else { led };
            if is_direction(word(name.first - 1)) {
                weight += 1.5;
            }
            weight += self.name_before(name, b, previous);
        }
        if first.is_some_and(|f| f.gap == Gap::Comma || f.gap == Gap::Bracket) && previous.is_some_and(|p| p.last == name.first)
        {
            weight += 1.5;
        }
        if let Some(a) = after {
            weight += self.name_after(name, a, next, word(name.last));
        }
        // A common word in capitals is a name only where something shows it.
        if !long && let Some(f) = first {
            let starts = f.gap == Gap::Stop || name.first == 0;
            if f.never_name {
                weight -= if starts || self.all_capitals { 5.0 } else { 2.5 };
            } else if f.common {
                weight -= if starts || self.all_capitals { 3.0 } else { 1.0 };
            }
            if f.class & (class::MONTH | class::WEEKDAY | class::TITLE | class::KINSHIP) != 0 {
                weight -= 6.0;
            }
            if f.class & class::FIRST != 0 {
                // Nobody is in somebody: "in Milton on Friday".
                let within = before.is_some_and(|_| leads(word(name.first - 1)) > 2.0);
                let full = after.is_some_and(|a| a.gap == Gap::Joined && a.capital && a.class & class::WEEKDAY == 0);
                weight -= if within && !full { 0.8 } else { 2.5 };
            }
            // "University", "Police", "College" alone name no town.
            if f.class & (INSTITUTION | class::PEOPLE | class::PERSON) != 0 {
                weight -= 6.0;
            }
        }
        if self.surnames.contains(&name.hit.key) && before.is_none_or(|_| leads(word(name.first.wrapping_sub(1))) < 2.0) {
            weight -= 3.5;
        }
        // What stands in the midst of a longer name gains nothing from other uses.
        let wedged = before.is_some_and(|b| self.name_before(name, b, previous) < -3.0)
            || after.is_some_and(|a| self.name_after(name, a, next, word(name.last)) < -3.0);
        if self.sure.contains(&name.hit.key) && !wedged {
            weight += 2.6;
        }
        weight
    }

    /// "MV Orvel", "a ship named Orvel", "the Orvel, a tanker": whether a town's name is that of something else where it stands.
    pub fn vessel(&self, name: &Name) -> bool {
        let word = |k: usize| self.words.get(k).and_then(|w| w.span.of(self.text)).unwrap_or("");
        let (Some(b), Some(first)) = (name.first.checked_sub(1), self.words.get(name.first)) else { return false };
        if name.hit.form != Form::Plain || self.all_capitals || self.is_container(name) {
            return false;
        }
        if matches!(word(b), "MV" | "MS" | "SS" | "USS" | "HMS" | "RMS" | "INS" | "MT" | "HMCS") && first.gap == Gap::Joined {
            return true;
        }
        let low = |k: usize| word(k).to_ascii_lowercase();
        let ship = |k: usize| {
            matches!(
                low(k).as_str(),
                "ship"
                    | "vessel"
                    | "boat"
                    | "ferry"
                    | "freighter"
                    | "tanker"
                    | "tug"
                    | "tugboat"
                    | "barge"
                    | "trawler"
                    | "yacht"
                    | "carrier"
                    | "cruiser"
                    | "containership"
                    | "hurricane"
                    | "typhoon"
                    | "cyclone"
                    | "submarine"
            )
        };
        let at = if low(b) == "the" { b.saturating_sub(1) } else { b };
        let named =
            matches!(low(at).as_str(), "named" | "called" | "christened" | "dubbed") && (at.saturating_sub(3)..at).any(ship);
        // "the Orvel," "the Orvel suffered": an article, and no noun behind the name.
        let after = self.words.get(name.last);
        let verb = |k: usize| crate::tag::known_tags(&low(k)).starts_with('V') && !low(k).ends_with("ing");
        let alone = after.is_none_or(|a| matches!(a.gap, Gap::Comma | Gap::Stop | Gap::Loose) || !a.capital && verb(name.last));
        let near = || (name.first.saturating_sub(24)..(name.last + 24).min(self.words.len())).any(ship);
        named || low(b) == "the" && matches!(first.gap, Gap::Joined | Gap::Loose) && alone && near()
    }

    /// Whether a word such as "Forest" stands alone behind "in", where a lower-case sentence goes on.
    fn led_alone(&self, before: Option<&Word>, after: Option<&Word>) -> bool {
        let led = before.and_then(|b| b.span.of(self.text)).is_some_and(|w| w == "in");
        led && !self.all_capitals && after.is_none_or(|a| !a.capital && a.gap != Gap::Joined)
    }

    /// Whether a container follows after a comma or in brackets.
    fn contained(&self, name: &Name, after: Option<&Word>, next: Option<&Name>) -> bool {
        let container = |n: &Name| matches!(n.hit.form, Form::State | Form::Division) || self.is_container(n);
        after.is_some_and(|a| matches!(a.gap, Gap::Comma | Gap::Bracket))
            && next.is_some_and(|n| n.first == name.last && container(n))
    }

    /// What a name is worth by itself: countries and states are places; towns by their size.
    fn fame(&self, name: &Name) -> f64 {
        let worth = name.hit.bearers.iter().map(|(r, alternate)| {
            let size = f64::from(r.population.max(1)).log10();
            let w = match r.kind {
                Kind::Country | Kind::Region => 4.0,
                Kind::Admin1 => 2.0 + (size - 5.0).clamp(-1.0, 1.5),
                Kind::Admin2 => (size - 5.0).clamp(-1.0, 1.0),
                Kind::Town => (size - 4.3).clamp(-1.2, 2.5),
            };
            if *alternate { (w - 1.5).min(1.0) } else { w }
        });
        worth.fold(-3.0, f64::max)
    }

    /// A capitalised word just before: a first name, a title, part of a longer name.
    fn name_before(&self, name: &Name, before: &Word, previous: Option<&Name>) -> f64 {
        if previous.is_some_and(|p| p.last == name.first && p.hit.form != Form::Plain) {
            return 0.5;
        }
        if before.class & class::TITLE != 0 && before.capital {
            return -4.5;
        }
        if before.class & class::FIRST != 0 && before.capital {
            return -5.5;
        }
        if !before.capital || self.all_capitals {
            return 0.0;
        }
        if before.span.of(self.text).is_some_and(points) {
            return 1.0;
        }
        // "Mayor of", "The", a word that only begins the sentence.
        if before.never_name || before.common && before.gap == Gap::Stop {
            return 0.0;
        }
        if before.class & (INSTITUTION | class::DEMONYM | class::AGENCY | class::OUTLET) != 0 || before.common {
            return -1.0;
        }
        -4.0
    }

    /// What follows: a container, a surname, an institution's noun, a verb of speaking.
    fn name_after(&self, name: &Name, after: &Word, next: Option<&Name>, word: &str) -> f64 {
        if let Some(n) = next.filter(|n| n.first == name.last) {
            let container = matches!(n.hit.form, Form::State | Form::Division) || self.is_container(n);
            if matches!(after.gap, Gap::Comma | Gap::Bracket) && container {
                return 4.0;
            }
            if after.gap == Gap::Joined && n.hit.form == Form::Plain && container {
                return 1.0;
            }
        }
        match after.gap {
            Gap::Joined if after.capital && !self.all_capitals => {
                if is_street(word) {
                    return -5.0;
                }
                // "in Orvel Friday"
                if after.class & (class::MONTH | class::WEEKDAY) != 0 {
                    return 0.0;
                }
                // "the Orvel-Pell Metropolitan Police": one force of two.
                if force(self.text, self.words, name).is_some() {
                    return 1.5;
                }
                if after.class & (INSTITUTION | class::TITLE) != 0 || is_municipal(word) {
                    return 0.7;
                }
                if after.never_name {
                    0.0
                } else if after.common {
                    -0.8
                } else {
                    -3.5
                }
            }
            Gap::Joined if speaks(word) => -2.0,
            // "the Orvel-bound train" is not in Orvel.
            Gap::Joined if word == "bound" => -6.0,
            // "the Orvel shooting", "Orvel fire": what happens is called after where it does.
            Gap::Joined if happening(word) || word.eq_ignore_ascii_case("area") => 1.5,
            Gap::Joined if after.class & (class::PEOPLE | class::PERSON | class::POLICE) != 0 => 1.5,
            _ => 0.0,
        }
    }

    /// Whether a name in capitals opens a dateline: "ORVEL (Agency) -", "ORVEL, Ohio -".
    fn dateline(&self, name: &Name) -> bool {
        let all = self.words.get(name.first..name.last).unwrap_or(&[]);
        let opens = all.first().is_some_and(|w| w.gap == Gap::Stop || name.first == 0);
        let rest = self.text.get(name.span.end..).unwrap_or("").trim_start();
        !self.all_capitals
            && opens
            && all.iter().all(|w| w.upper)
            && rest.starts_with(['(', '-', '\u{2013}', '\u{2014}', ',', ':', '_'])
    }

    /// Whether a name stands before a common noun as an adjective does: "a Pell mason", "former Orvel police chief".
    fn attributive(&self, name: &Name) -> bool {
        let word = |k: usize| self.words.get(k).and_then(|w| w.span.of(self.text)).unwrap_or("");
        let led = name
            .first
            .checked_sub(1)
            .is_some_and(|k| matches!(word(k), "a" | "an" | "A" | "An" | "the" | "The" | "former" | "two" | "three" | "local"));
        let noun = self
            .words
            .get(name.last)
            .is_some_and(|w| matches!(w.span.of(self.text), Some("teen" | "girl" | "boy" | "toddler" | "couple" | "home")));
        (led || noun)
            && self.words.get(name.last).is_some_and(|w| w.gap == Gap::Joined && !w.capital && !speaks(word(name.last)))
    }

    /// Whether a name is that of a country, a state or a province.
    fn is_container(&self, name: &Name) -> bool {
        name.hit.areas.iter().any(|r| r.kind >= Kind::Admin1)
    }
}

/// The word of police that ends the name of a force of two places ("the Orvel-Pell Metropolitan Police"), by its index.
pub(super) fn force(text: &str, words: &[Word], name: &Name) -> Option<usize> {
    if !text.get(name.span.end..)?.starts_with(['-', '\u{2013}']) {
        return None;
    }
    let joined = |k: &usize| words.get(*k).is_some_and(|w| w.gap == Gap::Joined && w.capital);
    let mut run = (name.last..name.last + 4).take_while(joined).skip(1);
    run.find(|k| words.get(*k).is_some_and(|w| matches!(w.span.of(text), Some("Police" | "PD" | "Sheriff" | "Fire"))))
}

/// Nouns before "of" and a town's name.
fn is_settlement(word: &str) -> bool {
    matches!(word, "town" | "city" | "village" | "suburb" | "community" | "hamlet" | "township" | "borough" | "City" | "Town")
}

/// Nouns of what happens at a place.
fn happening(word: &str) -> bool {
    matches!(
        word,
        "shooting"
            | "shootings"
            | "fire"
            | "blast"
            | "bombing"
            | "bombings"
            | "attack"
            | "attacks"
            | "crash"
            | "collapse"
            | "stabbing"
            | "homicide"
            | "murder"
            | "murders"
            | "massacre"
            | "explosion"
            | "derailment"
            | "flood"
            | "earthquake"
            | "robbery"
            | "standoff"
            | "siege"
            | "stampede"
    )
}

/// Nouns that make a name a street: it is kept as text under its town.
pub(super) fn is_street(word: &str) -> bool {
    matches!(
        word,
        "Street"
            | "St"
            | "Road"
            | "Rd"
            | "Avenue"
            | "Ave"
            | "Boulevard"
            | "Blvd"
            | "Drive"
            | "Dr"
            | "Lane"
            | "Ln"
            | "Highway"
            | "Hwy"
            | "Court"
            | "Ct"
            | "Parkway"
            | "Pike"
            | "Way"
            | "Place"
            | "Square"
            | "Bridge"
            | "Circle"
            | "Terrace"
    )
}
