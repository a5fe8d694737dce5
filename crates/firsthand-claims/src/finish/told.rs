//! What a denial, a warning or a doubt is of, without the words that only say who tells it.

use crate::draft::Draft;
use firsthand_types::{Slot, Value};

/// Verbs of saying in a clause that was taken whole.
const SAYS: &[&str] = &[
    "said", "says", "say", "maintained", "maintains", "insisted", "insists", "stated", "states", "affirmed", "claimed",
    "claims", "argued", "argues", "added",
];

/// Words of a subject that stands before such a verb.
const LEAD: usize = 8;

/// Leaves out "the board said on Monday that" before what it said: the value is the thing denied, and who denies it has a field of his own.
pub fn content(d: &mut Draft) {
    if !matches!(d.slot, Slot::Denial | Slot::Doubt | Slot::PriorWarning | Slot::Corroboration) {
        return;
    }
    if let Value::Roles(r) = &mut d.value
        && let Some(of) = r.of.as_deref().and_then(after_saying)
    {
        r.of = Some(of);
    }
}

/// What stands after a verb of saying near the beginning: behind its "that", where one follows soon, else right behind it.
fn after_saying(of: &str) -> Option<String> {
    const THAT: usize = 6;
    let words: Vec<&str> = of.split_whitespace().collect();
    let plain = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let verb = words.iter().take(LEAD).position(|w| SAYS.contains(&plain(w).as_str()))?;
    // Words quoted, or a clause of its own before the verb, are content themselves.
    let lead = words.get(..verb)?;
    if lead.iter().any(|w| w.contains(['"', '\u{201c}', '\u{201d}', ',', ';'])) || lead.iter().any(|w| plain(w) == "that") {
        return None;
    }
    let that = words.iter().skip(verb + 1).take(THAT).position(|w| plain(w) == "that").map(|n| verb + 1 + n);
    let from = match that {
        Some(that) => that + 1,
        // "said on Monday it had": a time or place that no "that" ends is left as it is.
        None if words.get(verb + 1).is_some_and(|w| matches!(plain(w).as_str(), "on" | "in" | "at" | "to" | "of" | "by")) => {
            return None;
        }
        None => verb + 1,
    };
    let rest = words.get(from..)?;
    (rest.len() > 1).then(|| rest.join(" "))
}

#[cfg(test)]
mod tests {
    use super::after_saying;

    #[test]
    fn who_says_it_is_no_part_of_it() {
        let of = |t: &str| after_saying(t);
        assert_eq!(of("said on Friday that it had no warning to give").as_deref(), Some("it had no warning to give"));
        assert_eq!(of("The board said its work had kept every rule").as_deref(), Some("its work had kept every rule"));
        assert_eq!(
            of("and people of Tull have always maintained that the count was low").as_deref(),
            Some("the count was low")
        );
        assert_eq!(of("that the board said no"), None);
        assert_eq!(of("any part in the blast"), None);
    }
}
