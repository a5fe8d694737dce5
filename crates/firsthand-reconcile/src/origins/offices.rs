//! Posts without a name: "the mayor" is the one person to whom a report, or the case, gives that post.

use super::fold::{fold, personal};
use super::names::Sets;
use firsthand_types::{ReportId, Source};
use std::collections::{BTreeMap, BTreeSet};

/// Posts that one person holds in a place, and that tell who is meant where just one is named.
const SINGLE: &[&str] =
    &["mayor", "governor", "sheriff", "president", "premier", "chancellor", "coroner", "commissioner", "minister"];

/// Posts that many hold, and that tell who is meant only with the word before them ("the fire chief").
const QUALIFIED: &[&str] = &["chief", "director", "prosecutor", "examiner", "attorney", "secretary", "commander"];

/// Words of a role that its bearer does not hold, or holds for another.
const NOT_HELD: &[&str] =
    &["former", "ex", "late", "deputy", "vice", "assistant", "acting", "adviser", "spokesman", "spokeswoman", "wife", "son"];

/// For each post without a name (in lower case), in each report that speaks of it: whom it means. The person to whom the report itself gives the
/// post comes first, then the only one of the case.
pub(super) fn held(sets: &Sets, sources: &[(&Source, &ReportId)]) -> BTreeMap<(ReportId, String), String> {
    let mut held: Vec<(Vec<String>, String, &ReportId)> = Vec::new();
    for (s, report) in sources.iter().filter(|(s, _)| personal(&s.name)) {
        if let Some(post) = s.role.as_deref().and_then(|r| post_of(r, true)).or_else(|| post_of(&s.name, false)) {
            held.push((post, sets.find(&fold(&s.name)), report));
        }
    }
    held.sort();
    held.dedup();
    let mut out = BTreeMap::new();
    for (s, report) in sources {
        let Some(post) = bare(&s.name) else { continue };
        let fits = |own: bool| -> BTreeSet<&String> {
            held.iter().filter(|(p, _, r)| p.ends_with(&post) && (!own || r == report)).map(|(_, who, _)| who).collect()
        };
        let (own, all) = (fits(true), fits(false));
        // A case may have several ministers of whom only one is named.
        let many =
            post.len() == 1 && matches!(post.first().map(String::as_str), Some("minister" | "commissioner" | "president"));
        if own.is_empty() && many {
            continue;
        }
        let one = if own.is_empty() { all } else { own };
        if let (Some(who), 1) = (one.first(), one.len()) {
            out.insert(((*report).clone(), s.name.to_lowercase()), (*who).clone());
        }
    }
    out
}

/// The words of a post, where a name is nothing else and says which post it is.
fn bare(name: &str) -> Option<Vec<String>> {
    let words = words(name);
    let last = words.last()?.as_str();
    let told = SINGLE.contains(&last) || words.len() > 1 && QUALIFIED.contains(&last);
    let own_words = words.len() <= 2 && name.chars().filter(|c| c.is_uppercase()).count() <= 1;
    (told && own_words).then_some(words)
}

/// The words of a role up to its post: "Orvel Fire Chief", "governor of Tarn" -> "governor".
/// Of a role the post is the last word: "the mayor's aide" holds no mayor's post, nor does "mayor's office chief" less.
fn post_of(role: &str, last: bool) -> Option<Vec<String>> {
    let all = words(role);
    let owned = role.contains("'s ") || role.contains("\u{2019}s ");
    if owned || all.iter().any(|w| NOT_HELD.contains(&w.as_str())) {
        return None;
    }
    let until = all.iter().position(|w| matches!(w.as_str(), "of" | "for" | "in")).unwrap_or(all.len());
    let front = all.get(..until).unwrap_or(&[]);
    let at = front.iter().position(|w| SINGLE.contains(&w.as_str()) || QUALIFIED.contains(&w.as_str()))?;
    if last && at + 1 != front.len() {
        return None;
    }
    Some(front.get(..=at).unwrap_or(&[]).to_vec())
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !matches!(*w, "" | "the" | "a" | "an" | "s"));
    words.map(|w| if w == "gov" { "governor" } else { w }.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(role: &str) -> Option<String> {
        post_of(role, true).map(|p| p.join(" "))
    }

    #[test]
    fn a_role_is_held_or_not() {
        assert_eq!(post("Orvel Mayor").as_deref(), Some("orvel mayor"));
        assert_eq!(post("Gov.").as_deref(), Some("governor"));
        assert_eq!(post("a former governor of Tarn"), None);
        assert_eq!(post("spokeswoman for the mayor"), None);
        assert_eq!(post("the governor's aide"), None);
        assert_eq!(post("mayor press secretary"), None);
        assert_eq!(post("Tarn Police Chief").as_deref(), Some("tarn police chief"));
    }

    #[test]
    fn a_post_alone_is_told_from_a_name() {
        assert_eq!(bare("the mayor"), Some(vec!["mayor".to_owned()]));
        assert_eq!(bare("the fire chief").map(|w| w.len()), Some(2));
        assert_eq!(bare("the chief"), None);
        assert_eq!(bare("Mayor Ada Venn"), None);
        assert_eq!(bare("a spokesman"), None);
    }
}
