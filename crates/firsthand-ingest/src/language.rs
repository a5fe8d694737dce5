//! Which language a report is in: what is stated, checked against what the words show.
//!
//! This version reads English. The wrong verdict loses a report, so it leans towards English: another language is believed
//! only where its words, or its script, are plain.

use crate::read::Stated;
use firsthand_types::{Note, NoteKind};
use whatlang::{Lang, Script};

/// The language that this version reads.
const READ: &str = "en";

/// Letters below which words are not asked: what is stated, else English.
const FEWEST_LETTERS: usize = 40;

/// Bytes of the text that are looked at.
const SAMPLE: usize = 6_000;

/// The verdict on one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Primary subtag, such as `en`.
    pub code: String,
    /// Whether this version reads it.
    pub read: bool,
    /// What a person may want to check.
    pub notes: Vec<Note>,
}

/// Weighs the stated language against the words of the title and the text.
pub fn settle(path: &str, title: &str, text: &str, stated: Option<Stated<'_>>) -> Language {
    let said = stated.as_ref().and_then(|s| primary(s.tag));
    let seen = detect(title, text);
    let mut notes = Vec::new();
    let code = match (said, seen) {
        (Some(said), Some(seen)) if said != seen.code && seen.clear => {
            // A page's own `lang` is often its template's; only a field that a person filled in is worth a note.
            if stated.is_some_and(|s| s.by_hand) {
                notes.push(
                    Note::new(
                        NoteKind::Guessed,
                        path,
                        format!("The language is stated as {}, but the words are {}.", name(&said), name(&seen.code)),
                    )
                    .help("Correct the `lang` field if the words are what was meant."),
                );
            }
            seen.code
        }
        (Some(said), _) => said,
        (None, Some(seen)) => seen.code,
        (None, None) => {
            if is_unsure(title, text) {
                notes.push(
                    Note::new(
                        NoteKind::Guessed,
                        path,
                        "The language could not be told with confidence; it was read as English.".to_owned(),
                    )
                    .help("If its words are of another language, say so in a `lang` field, or add an English translation."),
                );
            }
            READ.to_owned()
        }
    };
    let read = code == READ;
    if !read {
        notes.push(
            Note::new(NoteKind::NotRead, path, format!("The report is in {}, which this version does not read.", name(&code)))
                .help("It is kept and listed; add an English translation as a report of its own to have it read."),
        );
    }
    Language { code, read, notes }
}

/// What the words show.
struct Seen {
    code: String,
    /// Whether it outweighs what is stated.
    clear: bool,
}

fn detect(title: &str, text: &str) -> Option<Seen> {
    let sample = sample(title, text);
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 0 {
        return None;
    }
    let latin = whatlang::detect_script(&sample).is_none_or(|s| s == Script::Latin);
    if letters < FEWEST_LETTERS && latin {
        return None;
    }
    let english = share(&sample, ENGLISH);
    if latin && english >= 0.2 {
        return Some(Seen { code: READ.to_owned(), clear: true });
    }
    let found = whatlang::detect(&sample)?;
    let code = code(found.lang());
    if !latin {
        return Some(Seen { code: code.to_owned(), clear: letters >= 10 });
    }
    // A sentence or two is too short for statistics; the little words tell.
    let little = share(&sample, FOREIGN);
    let foreign = english < 0.04 && little >= 0.2;
    // Statistics of letters alone take a list of names for Italian: where the little words of a language are known, some must stand.
    let shown = little >= 0.04 || WITHOUT_WORDS.contains(&code);
    let sure = english < 0.08 && (found.is_reliable() && shown || foreign);
    match (code == READ, sure) {
        (true, _) => Some(Seen { code: READ.to_owned(), clear: english >= 0.12 }),
        (false, true) => Some(Seen { code: code.to_owned(), clear: letters >= 100 }),
        (false, false) => None,
    }
}

/// Whether a text that no language claims is long enough that English would have shown by its little words.
fn is_unsure(title: &str, text: &str) -> bool {
    const ENOUGH: usize = 100;
    let sample = sample(title, text);
    sample.chars().filter(|c| c.is_alphabetic()).count() >= ENOUGH && share(&sample, ENGLISH) < 0.04
}

/// Lower case, so that text in capitals is read as any other; the beginning and, of long texts, the middle.
fn sample(title: &str, text: &str) -> String {
    let half = crate::mapped::floor_boundary(text, text.len() / 2);
    let (head, rest) = text.split_at(crate::mapped::floor_boundary(text, SAMPLE / 2));
    let middle = text.get(half.max(head.len())..).unwrap_or(rest);
    let middle = middle.get(..crate::mapped::floor_boundary(middle, SAMPLE / 2)).unwrap_or_default();
    format!("{}\n{head}\n{middle}", title.get(..crate::mapped::floor_boundary(title, 400)).unwrap_or_default()).to_lowercase()
}

/// The share of words that are in the list.
fn share(sample: &str, common: &[&str]) -> f64 {
    let (mut words, mut hits) = (0usize, 0usize);
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        words += 1;
        hits += usize::from(common.binary_search(&word).is_ok());
    }
    if words == 0 { 0.0 } else { hits as f64 / words as f64 }
}

/// Sorted. Function words of English that are none (or rare) in other languages in Latin script.
const ENGLISH: &[&str] = &[
    "about",
    "according",
    "after",
    "and",
    "are",
    "around",
    "as",
    "at",
    "been",
    "before",
    "but",
    "by",
    "could",
    "did",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "into",
    "is",
    "it",
    "its",
    "more",
    "not",
    "of",
    "officials",
    "on",
    "one",
    "our",
    "out",
    "over",
    "people",
    "police",
    "said",
    "she",
    "since",
    "that",
    "the",
    "their",
    "there",
    "they",
    "this",
    "to",
    "two",
    "under",
    "was",
    "we",
    "were",
    "when",
    "where",
    "which",
    "while",
    "who",
    "will",
    "with",
    "would",
    "you",
    "your",
];

/// Sorted. Function words of other languages in Latin script that are no words of English.
const FOREIGN: &[&str] = &[
    "aan", "aber", "ac", "ainsi", "ako", "ale", "alla", "alle", "allo", "als", "andere", "anderen", "ang", "att", "auch",
    "auf", "aus", "aux", "av", "avec", "az", "að", "bei", "bija", "bir", "bod", "bol", "bolo", "bu", "buvo", "ce", "cela",
    "ces", "cette", "che", "cho", "como", "contra", "cu", "cuando", "các", "că", "của", "da", "dan", "dans", "dari", "das",
    "dei", "del", "dell", "della", "delle", "dem", "dengan", "der", "des", "desde", "deux", "di", "din", "dla", "donde", "du",
    "durante", "een", "efter", "egy", "ei", "ein", "eine", "einem", "einen", "einer", "el", "ella", "elle", "en", "entre",
    "est", "esta", "este", "estos", "et", "ett", "että", "fra", "fyrir", "för", "für", "gan", "han", "har", "het", "hogy",
    "hos", "ich", "ihm", "ihre", "ikke", "il", "ile", "ils", "im", "ini", "inte", "ir", "ist", "itu", "iz", "için", "iš", "ja",
    "jako", "je", "jest", "jsou", "ka", "kad", "kas", "kein", "koji", "ktorý", "które", "który", "la", "las", "le", "les",
    "leur", "lo", "los", "là", "mais", "mehr", "met", "mewn", "mga", "mit", "mutta", "muy", "más", "na", "naar", "nach", "nad",
    "nebo", "nel", "nella", "nem", "ng", "người", "nicht", "nie", "niet", "noch", "nous", "nuo", "não", "och", "od", "oder",
    "oedd", "og", "oli", "ont", "ook", "os", "ou", "pada", "para", "pas", "pe", "pero", "plus", "po", "por", "pour", "prie",
    "przez", "przy", "på", "pēc", "qu", "que", "qui", "quien", "sa", "sans", "se", "see", "sein", "sekä", "sich", "sie",
    "sind", "się", "sobre", "som", "sono", "sont", "su", "sua", "sul", "sur", "són", "sú", "są", "tas", "tem", "ter", "też",
    "til", "todo", "todos", "tra", "trong", "u", "uma", "un", "una", "und", "une", "unos", "untuk", "va", "van", "var", "ve",
    "ved", "vi", "við", "volt", "vom", "von", "voor", "vous", "và", "wedi", "wird", "wurde", "wurden", "y", "yang", "yn", "yr",
    "yra", "za", "ze", "zijn", "zu", "zum", "zur", "är", "és", "être", "în", "được", "że", "že", "și",
];

/// Languages in Latin script whose little words are not in the list.
const WITHOUT_WORDS: &[&str] = &["ak", "az", "eo", "jv", "la", "sn", "tk", "uz", "zu"];

/// The primary subtag of a stated language: `en` of `en-GB`, `EN_us`, `eng`, `English`.
fn primary(stated: &str) -> Option<String> {
    let first = stated.trim().split(['-', '_', ',', ';', ' ']).next()?.to_lowercase();
    if first.is_empty() || first.len() > 20 || !first.chars().all(char::is_alphabetic) {
        return None;
    }
    if let Some((two, ..)) =
        NAMES.iter().find(|(two, three, name)| *two == first || *three == first || name.to_lowercase() == first)
    {
        return Some((*two).to_owned());
    }
    // A well-formed tag that is not in the table stands as it is; "und", "mul" and words say nothing.
    (first.len() <= 3 && first.is_ascii() && first != "und" && first != "mul").then_some(first)
}

fn code(lang: Lang) -> &'static str {
    let three = lang.code();
    let three = if three == "cmn" { "zho" } else { three };
    NAMES.iter().find(|(_, t, _)| *t == three).map_or(three, |(two, ..)| two)
}

/// The English name of a language, or its code where the table has none.
fn name(code: &str) -> &str {
    NAMES.iter().find(|(two, ..)| *two == code).map_or(code, |(.., name)| name)
}

/// ISO 639-1, ISO 639-3, English name.
const NAMES: &[(&str, &str, &str)] = &[
    ("af", "afr", "Afrikaans"),
    ("ak", "aka", "Akan"),
    ("am", "amh", "Amharic"),
    ("ar", "ara", "Arabic"),
    ("az", "aze", "Azerbaijani"),
    ("be", "bel", "Belarusian"),
    ("bg", "bul", "Bulgarian"),
    ("bn", "ben", "Bengali"),
    ("ca", "cat", "Catalan"),
    ("cs", "ces", "Czech"),
    ("cy", "cym", "Welsh"),
    ("da", "dan", "Danish"),
    ("de", "deu", "German"),
    ("el", "ell", "Greek"),
    ("en", "eng", "English"),
    ("eo", "epo", "Esperanto"),
    ("es", "spa", "Spanish"),
    ("et", "est", "Estonian"),
    ("fa", "pes", "Persian"),
    ("fi", "fin", "Finnish"),
    ("fr", "fra", "French"),
    ("gu", "guj", "Gujarati"),
    ("he", "heb", "Hebrew"),
    ("hi", "hin", "Hindi"),
    ("hr", "hrv", "Croatian"),
    ("hu", "hun", "Hungarian"),
    ("hy", "hye", "Armenian"),
    ("id", "ind", "Indonesian"),
    ("it", "ita", "Italian"),
    ("ja", "jpn", "Japanese"),
    ("jv", "jav", "Javanese"),
    ("ka", "kat", "Georgian"),
    ("km", "khm", "Khmer"),
    ("kn", "kan", "Kannada"),
    ("ko", "kor", "Korean"),
    ("la", "lat", "Latin"),
    ("lt", "lit", "Lithuanian"),
    ("lv", "lav", "Latvian"),
    ("mk", "mkd", "Macedonian"),
    ("ml", "mal", "Malayalam"),
    ("mr", "mar", "Marathi"),
    ("my", "mya", "Burmese"),
    ("nb", "nob", "Norwegian"),
    ("ne", "nep", "Nepali"),
    ("nl", "nld", "Dutch"),
    ("no", "nor", "Norwegian"),
    ("or", "ori", "Oriya"),
    ("pa", "pan", "Punjabi"),
    ("pl", "pol", "Polish"),
    ("pt", "por", "Portuguese"),
    ("ro", "ron", "Romanian"),
    ("ru", "rus", "Russian"),
    ("si", "sin", "Sinhala"),
    ("sk", "slk", "Slovak"),
    ("sl", "slv", "Slovene"),
    ("sn", "sna", "Shona"),
    ("sr", "srp", "Serbian"),
    ("sv", "swe", "Swedish"),
    ("ta", "tam", "Tamil"),
    ("te", "tel", "Telugu"),
    ("th", "tha", "Thai"),
    ("tk", "tuk", "Turkmen"),
    ("tl", "tgl", "Tagalog"),
    ("tr", "tur", "Turkish"),
    ("uk", "ukr", "Ukrainian"),
    ("ur", "urd", "Urdu"),
    ("uz", "uzb", "Uzbek"),
    ("vi", "vie", "Vietnamese"),
    ("yi", "yid", "Yiddish"),
    ("zh", "zho", "Chinese"),
    ("zu", "zul", "Zulu"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, stated: Option<&str>) -> (String, usize) {
        let found = settle("a.txt", "", text, stated.map(|tag| Stated { tag, by_hand: true }));
        (found.code, found.notes.len())
    }

    #[test]
    fn the_tables_are_sorted_and_apart() {
        assert!(ENGLISH.is_sorted() && FOREIGN.is_sorted());
        assert!(!FOREIGN.iter().any(|w| ENGLISH.contains(w)));
    }

    #[test]
    fn short_and_shouted_texts_are_english() {
        for text in [
            "",
            "Fire in Orvel",
            "12 dead",
            "THREE PEOPLE WERE KILLED WHEN A FERRY SANK OFF ORVEL ON MONDAY, OFFICIALS SAID.",
            "Toll rises to nine after Orvel market blaze, Brenna province",
        ] {
            assert_eq!(of(text, None), ("en".to_owned(), 0), "{text}");
        }
    }

    #[test]
    fn languages_of_fewer_readers_are_told_by_their_little_words() {
        let cases = [
            (
                "Cafodd naw o bobl eu lladd mewn tân yn y farchnad ddydd Llun, ac mae'r heddlu yn chwilio am dri o bobl sydd ar goll.",
                "cy",
            ),
            (
                "Kilenc ember meghalt a piacon keletkezett tűzben hétfőn, és a rendőrség három eltűnt embert keres, közölte egy szóvivő.",
                "hu",
            ),
            (
                "Yhdeksän ihmistä kuoli torin tulipalossa maanantaina, ja poliisi etsii kolmea kadonnutta, mutta syy ei ole tiedossa.",
                "fi",
            ),
            (
                "Sembilan orang tewas dalam kebakaran pasar pada hari Senin, dan polisi masih mencari tiga orang yang hilang dari kota itu.",
                "id",
            ),
            (
                "Při požáru tržnice v pondělí zemřelo devět lidí a policie hledá tři pohřešované, uvedl mluvčí hasičů, který je na místě.",
                "cs",
            ),
            (
                "Nouă persoane au murit luni într-un incendiu din piața orașului, iar poliția caută trei dispăruți, și cauza nu este cunoscută.",
                "ro",
            ),
        ];
        for (text, code) in cases {
            assert_eq!(of(text, None).0, code, "{text}");
        }
    }

    #[test]
    fn a_language_that_nothing_shows_is_said_to_be_guessed() {
        let names = "Marko Petrov, 34\nIlse Brandt, 61\nTomas Varga, 9\nAnna-Maria Kowalska, 45\nDmitri Orlov, 22\nLena Fischer, 38\nJorge Alvarez, 51\nMiguel Santos, 19\nFatima al-Rashid, 27\nYusuf Demir, 33\nGiulia Conti, 70\nErik Lindqvist, 58\n";
        assert_eq!(of(names, None), ("en".to_owned(), 1));
        assert_eq!(of(names, Some("en")), ("en".to_owned(), 0));
    }

    #[test]
    fn other_languages_are_named_and_left_unread() {
        let cases = [
            (
                "Lundi matin, un incendie a détruit le marché couvert de la ville ; neuf personnes sont mortes, selon les pompiers, et la police cherche encore trois disparus.",
                "fr",
            ),
            (
                "Bei einem Brand in der Markthalle sind am Montag neun Menschen ums Leben gekommen, wie die Feuerwehr mitteilte. Drei Personen werden noch vermisst.",
                "de",
            ),
            ("В понедельник на рынке произошёл пожар, девять человек погибли", "ru"),
            ("وقع حريق في السوق صباح الاثنين وأسفر عن مقتل تسعة أشخاص", "ar"),
            (
                "UN INCENDIO DESTRUYÓ EL MERCADO DE LA CIUDAD EL LUNES; NUEVE PERSONAS MURIERON, SEGÚN LOS BOMBEROS, Y LA POLICÍA BUSCA A TRES DESAPARECIDOS.",
                "es",
            ),
        ];
        for (text, code) in cases {
            assert_eq!(of(text, None).0, code);
            // A wrong field is overruled, and said.
            assert_eq!(of(text, Some("en-GB")), (code.to_owned(), 2), "{text}");
        }
        assert_eq!(
            of("The fire destroyed the covered market on Monday, and nine people were killed, officials said.", Some("fr")),
            ("en".to_owned(), 1)
        );
        assert_eq!(of("Incendie au marché", Some("French")).0, "fr");
    }
}
