//! The words of a text as the place rules see them.

use crate::lexicon::{class, lexicon};
use crate::tag::known_tags;
use firsthand_types::Span;

/// A word: letters and digits, with the stops of an abbreviation ("U.S.", "St.").
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub span: Span,
    /// Begins with a capital.
    pub capital: bool,
    /// Capitals throughout, two letters or more.
    pub upper: bool,
    /// What stands between it and the word before.
    pub gap: Gap,
    /// Bits of [`class`].
    pub class: u64,
    /// Whether it is seen as a common word rather than a name.
    pub common: bool,
    /// Whether it is known only as a common word.
    pub never_name: bool,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// One space or hyphen, or a line break within a paragraph.
    Joined,
    /// A comma.
    Comma,
    /// An apostrophe and "s", consumed.
    Possessive,
    /// An opening bracket.
    Bracket,
    /// A slash, an ampersand, a quotation mark.
    Loose,
    /// The end of a sentence or paragraph.
    Stop,
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(text.len() / 6 + 4);
    let mut lower = String::new();
    let mut last = 0;
    let mut owned = false;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut dotted = false;
        while let Some(&(at, c)) = chars.peek() {
            let rest = text.get(at + c.len_utf8()..).unwrap_or("");
            let next = rest.chars().next();
            let inside = match c {
                _ if c.is_alphanumeric() => true,
                // "U.S.", "W.Va.": a stop between letters, or after such.
                '.' => {
                    let short = end - start <= 2 || dotted;
                    let joins =
                        next.is_some_and(char::is_uppercase) && short || dotted && !next.is_some_and(char::is_alphanumeric);
                    dotted |= joins;
                    joins
                }
                // "O'Brien", "Cote d'Ivoire", but not "Ohio's".
                '\'' | '’' => next.is_some_and(char::is_alphabetic) && !possessive(rest),
                _ => is_mark(c),
            };
            if !inside {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        let span = Span::new(start, end);
        let word = span.of(text).unwrap_or("");
        let gap = gap(text.get(last..start).unwrap_or(""), out.last().and_then(|w: &Word| w.span.of(text)));
        // The "s" of a possessive is no word.
        if gap == Gap::Possessive && matches!(word, "s" | "S") {
            last = end;
            owned = true;
            continue;
        }
        let gap = if std::mem::take(&mut owned) && gap == Gap::Joined { Gap::Possessive } else { gap };
        lower.clear();
        lower.extend(word.chars().take(24).flat_map(char::to_lowercase));
        let tags = known_tags(&lower);
        out.push(Word {
            span,
            capital: c.is_uppercase(),
            upper: word.len() > 1 && !word.chars().any(char::is_lowercase) && c.is_uppercase(),
            gap,
            class: lexicon().classes(lower.trim_end_matches('.')),
            common: !tags.is_empty() && !tags.starts_with('E'),
            never_name: !tags.is_empty() && !tags.contains('E'),
        });
        last = end;
    }
    out
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c) || c == '\u{2bc}'
}

fn possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// The class of what stands between two words.
fn gap(between: &str, before: Option<&str>) -> Gap {
    if between.contains("\n\n") || between.contains("\r\n\r\n") {
        return Gap::Stop;
    }
    match between.trim() {
        "" | "-" | "‐" | "‑" => Gap::Joined,
        // The stop of an abbreviation, or of a sentence.
        "." => match before {
            Some(
                "St" | "Mt" | "Ft" | "Ste" | "Gen" | "Mr" | "Mrs" | "Ms" | "Dr" | "Sgt" | "Gov" | "Sen" | "Rep" | "Lt" | "Col"
                | "Capt" | "Pt" | "No" | "ST" | "FT" | "MT",
            ) => Gap::Joined,
            Some(b) if b.chars().count() == 1 && b.chars().all(char::is_uppercase) => Gap::Joined,
            _ => Gap::Stop,
        },
        ".," => Gap::Comma,
        "," => Gap::Comma,
        "'" | "’" => Gap::Possessive,
        "(" | "[" => Gap::Bracket,
        t if t.contains(['.', '!', '?', ':', '\u{2014}', '\u{2022}', ';']) => Gap::Stop,
        _ => Gap::Loose,
    }
}

/// Whether a word is a preposition that leads places in, and how strongly.
pub(super) fn leads(word: &str) -> f64 {
    match word {
        "in" | "near" | "outside" | "around" | "across" | "throughout" | "In" | "Near" | "IN" | "Outside" | "Across" => 2.4,
        "at" | "from" | "to" | "toward" | "towards" | "into" | "At" | "From" | "via" | "within" | "inside" | "between"
        | "through" => 1.4,
        "of" | "for" | "over" | "on" | "and" | "leave" | "left" | "entered" | "visited" | "visit" | "reached" | "downtown"
        | "southern" | "northern" | "eastern" | "western" | "central" | "southeastern" | "northeastern" | "southwestern"
        | "northwestern" | "nearby" | "neighboring" | "neighbouring" => 0.8,
        _ => 0.0,
    }
}

/// Directions before a name ("northern Mali") that make it a place.
pub(super) fn is_direction(word: &str) -> bool {
    matches!(
        word,
        "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "southeastern"
            | "northeastern"
            | "southwestern"
            | "northwestern"
            | "downtown"
            | "upstate"
            | "rural"
            | "north-eastern"
            | "mainland"
            | "coastal"
    )
}

/// Words of direction and rank that no place is called by alone, and that may stand in capitals before one ("North Texas").
pub(super) fn points(word: &str) -> bool {
    const WORDS: [&str; 34] = [
        "North",
        "South",
        "East",
        "West",
        "Northeast",
        "Northwest",
        "Southeast",
        "Southwest",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Central",
        "Upper",
        "Lower",
        "Metro",
        "Greater",
        "Downtown",
        "Midtown",
        "Uptown",
        "Mid",
        "Inner",
        "Outer",
        "Near",
        "Southwestern",
        "Southeastern",
        "Northwestern",
        "Northeastern",
        "Federal",
        "National",
        "Royal",
        "Union",
        "Reserve",
        "Forest",
    ];
    WORDS.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// Words in the names of a town's institutions that the lexicon does not class.
pub(super) fn is_municipal(word: &str) -> bool {
    matches!(
        word,
        "City"
            | "County"
            | "Township"
            | "Village"
            | "Borough"
            | "Council"
            | "Mayor"
            | "High"
            | "School"
            | "Schools"
            | "Elementary"
            | "Middle"
            | "Community"
            | "Public"
            | "Fire"
            | "Area"
            | "Regional"
            | "General"
            | "Superior"
            | "Municipal"
            | "Fairgrounds"
            | "Library"
            | "Airport"
            | "International"
            | "Chamber"
            | "Circuit"
            | "District"
            | "Medical"
            | "Memorial"
            | "Parish"
            | "Police"
            | "Daily"
            | "Planning"
            | "Rotary"
            | "Central"
            | "State"
    )
}

/// Whether a verb after a name shows a person or a government speaking.
pub(super) fn speaks(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "told"
            | "added"
            | "asked"
            | "replied"
            | "explained"
            | "wrote"
            | "testified"
            | "noted"
            | "recalled"
            | "argued"
            | "insisted"
            | "believes"
            | "thinks"
            | "wants"
            | "whose"
            | "who"
            | "declined"
            | "pleaded"
            | "scored"
            | "died"
    )
}

/// Nouns that make a capitalised name a division of a country.
pub(super) fn is_division(word: &str) -> bool {
    matches!(
        word,
        "county"
            | "province"
            | "region"
            | "district"
            | "governorate"
            | "prefecture"
            | "oblast"
            | "state"
            | "parish"
            | "municipality"
            | "department"
            | "voivodeship"
            | "krai"
            | "canton"
            | "emirate"
            | "territory"
            | "republic"
            | "borough"
            | "township"
    )
}

/// Bits of [`class`] that a word after a name may have so that the name is part of an institution's or building's name.
pub(super) const INSTITUTION: u64 = class::ORGANISATION
    | class::ORG_SUFFIX
    | class::FACILITY
    | class::POLICE
    | class::MILITARY
    | class::EMERGENCY
    | class::HOSPITAL
    | class::COURT
    | class::GOVERNMENT
    | class::COMPANY;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_keep_their_stops() {
        let text = "St. Orvel, W.Va., and the U.S. won. Pell's men";
        let found: Vec<&str> = words(text).iter().filter_map(|w| w.span.of(text)).collect();
        assert_eq!(found, ["St", "Orvel", "W.Va.", "and", "the", "U.S.", "won", "Pell", "men"]);
    }
}
