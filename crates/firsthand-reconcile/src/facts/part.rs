//! Figures that stand beside another and rival it in nothing: they count a part of it, or other people.

use super::counts::is_toll;
use super::course::Figure;
use crate::when::{self, When};
use firsthand_types::{Bound, Claim, Slot, UNATTRIBUTED, Value};

/// Nouns for people of one kind, of whom others may be counted in the same breath.
const KINDS: &[&str] = &[
    "child",
    "children",
    "kid",
    "kids",
    "boy",
    "boys",
    "girl",
    "girls",
    "woman",
    "women",
    "man",
    "men",
    "infant",
    "infants",
    "baby",
    "babies",
    "teenager",
    "teenagers",
    "teenage",
    "adult",
    "adults",
    "toddler",
    "toddlers",
    "pensioner",
    "pensioners",
    "teacher",
    "teachers",
    "pupil",
    "pupils",
    "grader",
    "graders",
    "student",
    "students",
    "nurse",
    "nurses",
    "doctor",
    "doctors",
    "officer",
    "officers",
    "policeman",
    "policemen",
    "soldier",
    "soldiers",
    "troops",
    "serviceman",
    "servicemen",
    "member",
    "members",
    "firefighter",
    "firefighters",
    "rescuer",
    "rescuers",
    "journalist",
    "journalists",
    "tourist",
    "tourists",
    "foreigner",
    "foreigners",
    "national",
    "nationals",
    "citizen",
    "citizens",
    "civilian",
    "civilians",
    "volunteer",
    "volunteers",
    "sister",
    "sisters",
    "brother",
    "brothers",
    "son",
    "sons",
    "daughter",
    "daughters",
    "guard",
    "guards",
    "driver",
    "drivers",
    "crew",
    "sailor",
    "sailors",
    "worker",
    "workers",
    "official",
    "officials",
    "staff",
];

/// Ends of words for people of a nation.
const NATIONS: &[&str] =
    &["an", "ans", "ese", "ish", "is", "ons", "danes", "swedes", "finns", "turks", "poles", "greeks", "french", "dutch"];

/// Whether a smaller figure counts people of one kind ("two teachers", "Nineteen Danes") beside a figure of all. Where the greater figure
/// is of the same kind they are rivals.
pub(super) fn narrower(f: &Figure<'_>, beside: &Figure<'_>) -> bool {
    let kinds = |f: &Figure<'_>| -> Vec<Option<String>> { f.claims.iter().map(|c| c.what.as_deref().and_then(kind)).collect() };
    let (own, other) = (kinds(f), kinds(beside));
    let smaller = f.max.unwrap_or(f.min) < beside.min;
    smaller && own.iter().all(|k| k.is_some() && !other.contains(k))
}

/// The noun of a kind of people that words for what is counted hold, or the name of a nation or the like.
fn kind(what: &str) -> Option<String> {
    let mut words = what.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let nation = |w: &str| {
        let low = w.to_lowercase();
        w.starts_with(char::is_uppercase) && !low.starts_with("person") && NATIONS.iter().any(|end| low.ends_with(end))
    };
    words.find(|w| KINDS.contains(&w.to_lowercase().as_str()) || nation(w)).map(|w| w.trim_end_matches('s').to_lowercase())
}

/// Whether a figure is far too small, or too large, beside another to be its rival: one party of those rescued, one man of those held,
/// one lorry's load. The dead, the hurt and the missing are counted in all, and there a small figure is a rival. What words call the
/// toll, and nobody at all, is no part.
pub(super) fn lesser(slot: Slot, f: &Figure<'_>, beside: &Figure<'_>) -> bool {
    const FAR: i64 = 2;
    let told_by_parts =
        matches!(slot, Slot::Rescued | Slot::Evacuated | Slot::Displaced | Slot::Arrested | Slot::Charged | Slot::Counted);
    let whole = f.claims.iter().any(|c| is_toll(c)) || f.bound == Bound::AtMost || f.min == 0 && f.max == Some(0);
    let small = f.max.is_some_and(|m| m.saturating_mul(FAR) < beside.min);
    let large = slot == Slot::Counted && f.min > beside.max.unwrap_or(beside.min).saturating_mul(FAR);
    let word = f.claims.iter().all(|c| matches!(c.value, Value::Word(_)));
    told_by_parts && !whole && !word && (small || large)
}

/// Whether whoever gives a small figure gives the whole in the same report: "at least 74 were treated ... one was taken to hospital". Of
/// two whom a report sets against each other each may mean the whole.
pub(super) fn beside_its_whole(figures: &[Figure<'_>], f: &Figure<'_>, beside: &Figure<'_>) -> bool {
    let most = f.max.unwrap_or(f.min).saturating_mul(2);
    let nobody = |c: &Claim| c.origin.as_ref().is_none_or(|o| o.as_str() == UNATTRIBUTED);
    let whole = |c: &Claim| {
        let same = |o: &Claim| o.report == c.report && (nobody(c) || o.origin == c.origin);
        figures.iter().filter(|g| g.min > most).any(|g| g.claims.iter().any(|o| same(o)))
    };
    most < beside.min && f.min > 0 && !f.claims.iter().any(|c| is_toll(c)) && f.claims.iter().all(|c| whole(c))
}

/// Whether every word for a figure was given, by the clock, before the first for the one that stood at the end of the same day.
pub(super) fn earlier(f: &Figure<'_>, stood: &Figure<'_>) -> bool {
    let given =
        |f: &Figure<'_>| -> Vec<Option<When>> { f.claims.iter().map(|c| c.as_of.as_deref().and_then(when::parse)).collect() };
    let own: Vec<When> = given(f).into_iter().flatten().filter(|w| w.minute.is_some()).collect();
    let Some(last) = own.iter().map(|w| w.minutes()).max().filter(|_| own.len() == f.claims.len()) else { return false };
    let others: Vec<When> = given(stood).into_iter().flatten().collect();
    let before = |w: &When| if w.minute.is_some() { w.minutes() <= last } else { w.day < last.div_euclid(24 * 60) };
    others.iter().any(|w| w.minute.is_some()) && !others.iter().any(before)
}

#[cfg(test)]
mod tests {
    use crate::facts::tests::{claim, one};
    use firsthand_types::{Claim, Conflict, Grade, Slot, Value, WordNumber};

    const DAY: &str = "2031-05-02";

    fn given(report: &str, slot: Slot, n: i64, what: &str) -> Claim {
        let mut c = claim(report, slot, Value::Number(n), Some(DAY), report);
        c.what = Some(what.to_owned());
        c
    }

    #[test]
    fn a_party_of_those_rescued_is_no_rival_of_all() {
        let f = one(&[given("fire service", Slot::Rescued, 35, "people"), given("army", Slot::Rescued, 2, "people")]);
        assert_eq!((f.best, f.conflict), (Some(Value::Number(35)), Conflict::Scope));
        assert!(f.candidates.iter().all(|c| c.grade == Grade::SingleOrigin) && f.low == Some(Value::Number(35)));
        // Figures that are near one another, and tolls, are rivals.
        let near = one(&[given("fire service", Slot::Rescued, 35, "people"), given("army", Slot::Rescued, 29, "people")]);
        assert_eq!(near.conflict, Conflict::Disagreement);
        let toll = one(&[given("police", Slot::Killed, 35, "people"), given("hospital", Slot::Killed, 12, "people")]);
        assert_eq!(toll.conflict, Conflict::Disagreement);
    }

    #[test]
    fn people_of_one_kind_are_a_part_of_all() {
        let all = given("police", Slot::Killed, 21, "people");
        for what in ["children", "fourth graders", "Danes", "Danish pilgrims"] {
            let f = one(&[all.clone(), given("school", Slot::Killed, 19, what)]);
            assert_eq!((f.best, f.conflict), (Some(Value::Number(21)), Conflict::Scope), "{what}");
        }
        let same = one(&[given("police", Slot::Killed, 21, "children"), given("school", Slot::Killed, 19, "children")]);
        assert_eq!(same.conflict, Conflict::Disagreement);
        let others = one(&[all, given("school", Slot::Killed, 19, "passengers")]);
        assert_eq!(others.conflict, Conflict::Disagreement);
    }

    #[test]
    fn whoever_gives_the_whole_gives_a_part_of_it() {
        let mut one_hurt = given("fire service", Slot::Injured, 4, "people");
        let whole = given("fire service", Slot::Injured, 40, "people");
        let other = given("hospital", Slot::Injured, 41, "people");
        one_hurt.report = whole.report.clone();
        let f = one(&[one_hurt.clone(), whole.clone()]);
        assert_eq!((f.best, f.conflict), (Some(Value::Number(40)), Conflict::Scope));
        one_hurt.origin = Some("hospital".into());
        assert_eq!(one(&[one_hurt, whole, other]).conflict, Conflict::Disagreement);
    }

    #[test]
    fn a_figure_of_the_morning_is_replaced_by_that_of_the_evening() {
        let at = |report: &str, n: i64, time: &str| claim(report, Slot::Killed, Value::Number(n), Some(time), report);
        let f = one(&[at("police", 19, "2031-05-02T04:10+01:00"), at("hospital", 22, "2031-05-02T09:00+01:00")]);
        assert_eq!((f.best, f.conflict), (Some(Value::Number(22)), Conflict::Update));
        let open = one(&[at("police", 19, "2031-05-02T04:10+01:00"), at("hospital", 22, "2031-05-02")]);
        assert_eq!(open.conflict, Conflict::Disagreement);
    }

    #[test]
    fn dozens_are_as_many_as_a_number_among_them() {
        let mut dozens = given("army", Slot::Rescued, 0, "people");
        dozens.value = Value::Word(WordNumber { word: "dozens".into(), min: 24, max: Some(99) });
        dozens.bound = Some(firsthand_types::Bound::About);
        let f = one(&[given("fire service", Slot::Rescued, 35, "people"), dozens]);
        assert_eq!((f.best, f.conflict), (Some(Value::Number(35)), Conflict::None));
    }

    #[test]
    fn several_are_no_rival_of_a_number_that_was_given_by_then() {
        let word = |word: &str, min: i64, max: i64, day: &str| {
            let mut c = given("hospital", Slot::Injured, 0, "people");
            c.value = Value::Word(WordNumber { word: word.into(), min, max: Some(max) });
            c.as_of = Some(day.into());
            c
        };
        let all = given("police", Slot::Injured, 31, "people");
        let f = one(&[all.clone(), word("several", 3, 9, DAY)]);
        assert_eq!((f.best, f.low, f.conflict), (Some(Value::Number(31)), Some(Value::Number(31)), Conflict::None));
        // The day before it was all that was known.
        let earlier = one(&[all, word("dozens", 24, 99, "2031-05-01")]);
        assert_eq!((earlier.best, earlier.ledger.len()), (Some(Value::Number(31)), 2));
    }
}
