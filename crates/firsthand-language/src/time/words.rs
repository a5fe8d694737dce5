//! The words that the time grammar knows, and the table that finds them.

use std::sync::OnceLock;

/// Units of time, smallest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    /// Saturday and Sunday.
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

/// Parts of the day, with TIMEX3's codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Dawn,
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Day,
}

/// Seasons, with TIMEX3's codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// What the grammar sees of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum W {
    /// Anything else.
    Other,
    /// A blank line.
    Break,
    /// Digits; the value stands in the token.
    Num,
    /// One ASCII sign. Apostrophes of every kind are `'`, hyphens and en dashes `-`, em dashes `_`.
    Sym(u8),
    HalfSign,
    Month(u8),
    MonthAbbr(u8),
    /// Monday is 1.
    Weekday(u8),
    WeekdayAbbr(u8),
    /// "Tuesdays".
    Weekdays(u8),
    Unit(Unit),
    Units(Unit),
    /// "nineties": the first year of the decade in its century.
    Tens(u8),
    /// "yearlong".
    Lasting(Unit),
    /// "Q", as in "Q3".
    Q,
    /// A number word below 100, or 100 and 1,000.
    Card(u16),
    /// "first" to "thirtieth".
    Ord(u16),
    Part(Part),
    /// "mornings", "nights".
    Parts(Part),
    Noon,
    Midnight,
    Season(Season),
    Today,
    Yesterday,
    Tomorrow,
    Tonight,
    Overnight,
    Am,
    Pm,
    /// "AM" or "PM" may also be split: "a", ".", "m".
    M,
    P,
    A,
    An,
    The,
    This,
    That,
    These,
    Those,
    Same,
    Last,
    Next,
    Past,
    Coming,
    Previous,
    Following,
    Current,
    Latest,
    Recent,
    Early,
    Late,
    Mid,
    Middle,
    Beginning,
    Start,
    End,
    Earlier,
    Later,
    Ago,
    Before,
    After,
    Since,
    Until,
    Through,
    Within,
    By,
    From,
    Of,
    In,
    On,
    At,
    To,
    Or,
    And,
    For,
    Between,
    During,
    Every,
    Each,
    Per,
    All,
    Half,
    Quarterly,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
    Nightly,
    Couple,
    Few,
    Several,
    Many,
    Some,
    Dozen,
    Dozens,
    Hundreds,
    Thousands,
    More,
    Additional,
    Less,
    Fewer,
    Least,
    Most,
    Than,
    Over,
    Under,
    Up,
    As,
    About,
    Around,
    Approx,
    Nearly,
    Almost,
    Roughly,
    Just,
    Only,
    Shortly,
    Soon,
    Well,
    Full,
    Fiscal,
    Clock,
    O,
    Hrs,
    Local,
    Time,
    Zone(u8),
    Now,
    Currently,
    Presently,
    Recently,
    Lately,
    Previously,
    Formerly,
    Once,
    Future,
    Already,
    Period,
    Term,
    Ahead,
    Hence,
    S,
    T,
    St,
    Long,
    Old,
    Date,
    Then,
    Election,
    Christmas,
    Easter,
    Thanksgiving,
    Halloween,
    Eve,
    Valentine,
    Independence,
    Boxing,
    Labor,
    Memorial,
    Good,
    New,
    Trading,
    Business,
    Working,
    Consecutive,
    Straight,
    Calendar,
    Point,
    Moment,
    No,
    Flight,
    Twice,
    It,
    Is,
    Anniversary,
    Birthday,
}

macro_rules! words {
    ($($($word:literal)|+ => $w:expr),+ $(,)?) => {
        &[$($(($word, $w)),+),+]
    };
}

use Part::*;
use Season::*;

/// Every word, lower case. One word has one class; what it means is the grammar's business.
#[rustfmt::skip]
const WORDS: &[(&str, W)] = words! {
    "january" => W::Month(1), "february" => W::Month(2), "march" => W::Month(3), "april" => W::Month(4), "may" => W::Month(5),
    "june" => W::Month(6), "july" => W::Month(7), "august" => W::Month(8), "september" => W::Month(9), "october" => W::Month(10),
    "november" => W::Month(11), "december" => W::Month(12),
    "jan" => W::MonthAbbr(1), "feb" => W::MonthAbbr(2), "mar" => W::MonthAbbr(3), "apr" => W::MonthAbbr(4), "jun" => W::MonthAbbr(6),
    "jul" => W::MonthAbbr(7), "aug" => W::MonthAbbr(8), "sep" | "sept" => W::MonthAbbr(9), "oct" => W::MonthAbbr(10),
    "nov" => W::MonthAbbr(11), "dec" => W::MonthAbbr(12),
    "monday" => W::Weekday(1), "tuesday" => W::Weekday(2), "wednesday" => W::Weekday(3), "thursday" => W::Weekday(4),
    "friday" => W::Weekday(5), "saturday" => W::Weekday(6), "sunday" => W::Weekday(7),
    "mon" => W::WeekdayAbbr(1), "tue" | "tues" => W::WeekdayAbbr(2), "wed" => W::WeekdayAbbr(3), "thu" | "thur" | "thurs" => W::WeekdayAbbr(4),
    "fri" => W::WeekdayAbbr(5), "sat" => W::WeekdayAbbr(6), "sun" => W::WeekdayAbbr(7),
    "mondays" => W::Weekdays(1), "tuesdays" => W::Weekdays(2), "wednesdays" => W::Weekdays(3), "thursdays" => W::Weekdays(4),
    "fridays" => W::Weekdays(5), "saturdays" => W::Weekdays(6), "sundays" => W::Weekdays(7),
    "second" => W::Ord(2), "seconds" | "secs" => W::Units(Unit::Second),
    "minute" | "min" => W::Unit(Unit::Minute), "minutes" | "mins" => W::Units(Unit::Minute),
    "hour" => W::Unit(Unit::Hour), "hr" => W::Unit(Unit::Hour), "hours" => W::Units(Unit::Hour), "hrs" => W::Hrs,
    "day" => W::Unit(Unit::Day), "days" => W::Units(Unit::Day),
    "weekend" => W::Unit(Unit::Weekend), "weekends" => W::Units(Unit::Weekend),
    "week" => W::Unit(Unit::Week), "weeks" => W::Units(Unit::Week),
    "fortnight" => W::Unit(Unit::Fortnight), "fortnights" => W::Units(Unit::Fortnight),
    "month" => W::Unit(Unit::Month), "months" => W::Units(Unit::Month),
    "quarter" => W::Unit(Unit::Quarter), "quarters" => W::Units(Unit::Quarter),
    "year" => W::Unit(Unit::Year), "years" | "yrs" => W::Units(Unit::Year),
    "decade" => W::Unit(Unit::Decade), "decades" => W::Units(Unit::Decade),
    "century" => W::Unit(Unit::Century), "centuries" => W::Units(Unit::Century),
    "millennium" => W::Unit(Unit::Millennium), "millennia" => W::Units(Unit::Millennium),
    "one" => W::Card(1), "two" => W::Card(2), "three" => W::Card(3), "four" => W::Card(4), "five" => W::Card(5), "six" => W::Card(6),
    "seven" => W::Card(7), "eight" => W::Card(8), "nine" => W::Card(9), "ten" => W::Card(10), "eleven" => W::Card(11), "twelve" => W::Card(12),
    "thirteen" => W::Card(13), "fourteen" => W::Card(14), "fifteen" => W::Card(15), "sixteen" => W::Card(16), "seventeen" => W::Card(17),
    "eighteen" => W::Card(18), "nineteen" => W::Card(19), "twenty" => W::Card(20), "thirty" => W::Card(30), "forty" => W::Card(40),
    "fifty" => W::Card(50), "sixty" => W::Card(60), "seventy" => W::Card(70), "eighty" => W::Card(80), "ninety" => W::Card(90),
    "twenties" => W::Tens(20), "thirties" => W::Tens(30), "forties" => W::Tens(40), "fifties" => W::Tens(50), "sixties" => W::Tens(60),
    "seventies" => W::Tens(70), "eighties" => W::Tens(80), "nineties" => W::Tens(90), "q" => W::Q,
    "hourlong" => W::Lasting(Unit::Hour), "daylong" => W::Lasting(Unit::Day), "weeklong" => W::Lasting(Unit::Week),
    "monthlong" => W::Lasting(Unit::Month), "yearlong" => W::Lasting(Unit::Year), "decadelong" => W::Lasting(Unit::Decade),
    "hundred" => W::Card(100), "thousand" => W::Card(1000),
    "first" => W::Ord(1), "third" => W::Ord(3), "fourth" => W::Ord(4), "fifth" => W::Ord(5), "sixth" => W::Ord(6), "seventh" => W::Ord(7),
    "eighth" => W::Ord(8), "ninth" => W::Ord(9), "tenth" => W::Ord(10), "eleventh" => W::Ord(11), "twelfth" => W::Ord(12),
    "thirteenth" => W::Ord(13), "fourteenth" => W::Ord(14), "fifteenth" => W::Ord(15), "sixteenth" => W::Ord(16), "seventeenth" => W::Ord(17),
    "eighteenth" => W::Ord(18), "nineteenth" => W::Ord(19), "twentieth" => W::Ord(20), "thirtieth" => W::Ord(30),
    "dawn" | "daybreak" | "sunrise" => W::Part(Dawn), "morning" | "midmorning" => W::Part(Morning), "lunchtime" => W::Part(Midday),
    "afternoon" | "midafternoon" => W::Part(Afternoon), "evening" | "dusk" | "sunset" | "nightfall" => W::Part(Evening), "night" | "nighttime" => W::Part(Night),
    "daytime" => W::Part(Part::Day),
    "mornings" => W::Parts(Morning), "afternoons" => W::Parts(Afternoon), "evenings" => W::Parts(Evening), "nights" => W::Parts(Night),
    "noon" | "midday" => W::Noon, "midnight" => W::Midnight,
    "spring" => W::Season(Spring), "summer" | "midsummer" => W::Season(Summer), "autumn" | "fall" => W::Season(Autumn), "winter" | "midwinter" => W::Season(Winter),
    "today" => W::Today, "yesterday" => W::Yesterday, "tomorrow" => W::Tomorrow, "tonight" => W::Tonight, "overnight" => W::Overnight,
    "am" => W::Am, "pm" => W::Pm, "m" => W::M, "p" => W::P,
    "a" => W::A, "an" => W::An, "the" => W::The, "this" => W::This, "that" => W::That, "these" => W::These, "those" => W::Those, "same" => W::Same,
    "last" => W::Last, "next" => W::Next, "past" => W::Past, "coming" | "upcoming" => W::Coming, "previous" | "preceding" | "prior" => W::Previous,
    "following" | "ensuing" | "subsequent" => W::Following, "current" => W::Current, "latest" => W::Latest, "recent" => W::Recent,
    "early" => W::Early, "late" => W::Late, "mid" => W::Mid, "middle" => W::Middle, "beginning" => W::Beginning, "start" => W::Start, "end" => W::End,
    "earlier" => W::Earlier, "later" => W::Later, "ago" => W::Ago, "before" => W::Before, "after" => W::After, "since" => W::Since,
    "until" | "till" => W::Until, "through" => W::Through, "within" => W::Within, "throughout" => W::During, "by" => W::By, "from" => W::From, "of" => W::Of, "in" => W::In, "on" => W::On, "at" => W::At, "to" => W::To,
    "or" => W::Or, "and" => W::And, "for" => W::For, "between" => W::Between, "during" => W::During, "into" => W::In,
    "every" => W::Every, "each" => W::Each, "per" => W::Per, "all" => W::All, "half" => W::Half,
    "quarterly" => W::Quarterly, "hourly" => W::Hourly, "daily" => W::Daily, "weekly" => W::Weekly, "monthly" => W::Monthly,
    "yearly" | "annually" | "annual" => W::Yearly, "nightly" => W::Nightly,
    "couple" => W::Couple, "few" => W::Few, "several" => W::Several, "many" => W::Many, "some" => W::Some, "dozen" => W::Dozen, "dozens" => W::Dozens,
    "hundreds" => W::Hundreds, "thousands" => W::Thousands, "more" => W::More, "additional" | "further" | "another" => W::Additional,
    "less" => W::Less, "fewer" => W::Fewer, "least" => W::Least, "most" => W::Most, "than" => W::Than, "over" => W::Over, "under" => W::Under,
    "up" => W::Up, "as" => W::As, "about" | "circa" => W::About, "around" => W::Around, "approximately" => W::Approx, "nearly" | "barely" | "hardly" => W::Nearly, "almost" => W::Almost,
    "roughly" => W::Roughly, "just" => W::Just, "only" | "exactly" => W::Only, "shortly" => W::Shortly, "soon" | "immediately" => W::Soon,
    "well" => W::Well, "full" | "whole" | "entire" => W::Full, "fiscal" | "financial" => W::Fiscal,
    "clock" => W::Clock, "o" => W::O, "local" => W::Local, "time" => W::Time,
    "gmt" | "utc" | "zulu" => W::Zone(0), "bst" => W::Zone(1), "est" => W::Zone(2), "edt" => W::Zone(3), "et" => W::Zone(4), "cst" => W::Zone(5),
    "cdt" => W::Zone(6), "ct" => W::Zone(7), "mst" => W::Zone(8), "mdt" => W::Zone(9), "mt" => W::Zone(10), "pst" => W::Zone(11), "pdt" => W::Zone(12),
    "pt" => W::Zone(13), "cet" => W::Zone(14), "cest" => W::Zone(15), "eet" => W::Zone(16), "eest" => W::Zone(17), "msk" => W::Zone(18),
    "ist" => W::Zone(19), "jst" => W::Zone(20), "aest" => W::Zone(21), "aedt" => W::Zone(22), "akdt" => W::Zone(23), "hst" => W::Zone(24),
    "wib" => W::Zone(25), "pkt" => W::Zone(26), "wat" => W::Zone(27), "sast" => W::Zone(28), "eat" => W::Zone(29), "nzdt" => W::Zone(30),
    "nzst" => W::Zone(31), "wet" => W::Zone(32), "akst" => W::Zone(33), "kst" => W::Zone(34), "hkt" => W::Zone(35), "sgt" => W::Zone(36), "trt" => W::Zone(37),
    "now" => W::Now, "currently" | "nowadays" => W::Currently, "presently" => W::Presently, "recently" => W::Recently, "lately" => W::Lately,
    "previously" => W::Previously, "formerly" => W::Formerly, "once" => W::Once, "future" => W::Future, "already" => W::Already,
    "period" => W::Period, "term" => W::Term, "ahead" => W::Ahead, "hence" => W::Hence, "s" => W::S, "t" => W::T, "st" | "nd" | "rd" | "th" => W::St,
    "long" => W::Long, "old" | "olds" => W::Old, "date" => W::Date, "then" => W::Then,
    "election" => W::Election, "christmas" => W::Christmas, "easter" => W::Easter, "thanksgiving" => W::Thanksgiving, "halloween" => W::Halloween,
    "eve" => W::Eve, "valentine" => W::Valentine, "independence" => W::Independence, "boxing" => W::Boxing, "labor" => W::Labor, "memorial" => W::Memorial,
    "good" => W::Good, "new" => W::New, "trading" => W::Trading, "business" => W::Business, "working" => W::Working, "consecutive" => W::Consecutive,
    "straight" => W::Straight, "calendar" => W::Calendar, "point" => W::Point, "moment" => W::Moment, "no" => W::No, "flight" => W::Flight, "twice" => W::Twice,
    "it" => W::It, "is" => W::Is, "anniversary" => W::Anniversary, "birthday" => W::Birthday,
};

const SLOTS: usize = 2048;
const LONGEST: usize = 13;

/// Open-addressed table from word to index in [`WORDS`] plus one.
fn table() -> &'static [u16; SLOTS] {
    static TABLE: OnceLock<Box<[u16; SLOTS]>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut slots = Box::new([0u16; SLOTS]);
        for (i, (word, _)) in WORDS.iter().enumerate() {
            let mut at = hash(word.as_bytes());
            while slots.get(at).is_some_and(|s| *s != 0) {
                at = (at + 1) % SLOTS;
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = i as u16 + 1;
            }
        }
        slots
    })
}

fn hash(word: &[u8]) -> usize {
    let h = word.iter().fold(0xcbf2_9ce4_u32, |h, b| (h ^ u32::from(b | 0x20)).wrapping_mul(0x0100_0193));
    (h ^ (h >> 15)) as usize % SLOTS
}

/// Class of a word in any case; [`W::Other`] for words the grammar does not know.
pub(crate) fn classify(word: &[u8]) -> W {
    if word.len() > LONGEST {
        return W::Other;
    }
    let slots = table();
    let mut at = hash(word);
    while let Some(&slot) = slots.get(at) {
        let Some((known, w)) = usize::from(slot).checked_sub(1).and_then(|i| WORDS.get(i)) else {
            return W::Other;
        };
        if known.as_bytes().eq_ignore_ascii_case(word) {
            return *w;
        }
        at = (at + 1) % SLOTS;
    }
    W::Other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_finds_its_class() {
        for (word, w) in WORDS {
            assert_eq!(classify(word.to_uppercase().as_bytes()), *w, "{word}");
        }
        assert_eq!(classify(b"zebra"), W::Other);
        assert_eq!(classify(b""), W::Other);
    }
}
