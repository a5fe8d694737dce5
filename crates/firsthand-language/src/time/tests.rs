//! Expressions of invented reports and what they come to.

use super::timexes;
use crate::layers::{Anchor, Timex, TimexKind};
use firsthand_types::Bound;

const DAY: Option<&str> = Some("2024-03-22");
const ZONE: Option<&str> = Some("Europe/Moscow");

fn one(text: &str) -> Timex {
    let mut found = timexes(text, &[], &[], DAY, ZONE);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

fn check(text: &str, words: &str, value: &str) {
    let t = one(text);
    assert_eq!(t.span.of(text), Some(words), "{text}");
    assert_eq!(t.value, value, "{text}");
}

#[test]
fn clock_times_in_every_dress() {
    check("It began at 7:58pm on Thursday.", "7:58pm on Thursday", "2024-03-21T19:58");
    check("They came at 6.54 p.m. yesterday.", "6.54 p.m. yesterday", "2024-03-21T18:54");
    check("The quake struck at 0740 GMT on Tuesday.", "0740 GMT on Tuesday", "2024-03-19T07:40");
    check("The post was hit at 1940 hours on 3 March.", "1940 hours on 3 March", "2024-03-03T19:40");
    check("She left at half past six on Monday evening.", "half past six on Monday evening", "2024-03-18T18:30");
    check("It sank at noon on Wednesday.", "noon on Wednesday", "2024-03-20T12:00");
}

#[test]
fn zones_keep_their_daylight_rules() {
    let t = one("The hall burned at 9 p.m. New York time on March 12.");
    assert_eq!(t.at.as_deref(), Some("2024-03-12T21:00-04:00"));
    let t = one("The hall burned at 9 p.m. New York time on March 8.");
    assert_eq!(t.at.as_deref(), Some("2024-03-08T21:00-05:00"));
    let t = one("The hall burned at 9 p.m. local time on March 8.");
    assert_eq!(t.at.as_deref(), Some("2024-03-08T21:00+03:00"));
}

#[test]
fn a_clock_time_without_a_day_keeps_its_date_open() {
    let t = one("Four men entered at approximately 6:54 p.m. local time.");
    assert_eq!(t.at.as_deref(), Some("T18:54+03:00"));
    assert_eq!(t.bound, Bound::About);
    let text = "The ferry left on Tuesday. It capsized at 7:58 p.m. near the pier.";
    let found = timexes(text, &[], &[], DAY, None);
    assert_eq!(found[1].at.as_deref(), Some("2024-03-19T19:58"));
    assert!(found[1].resolved);
}

#[test]
fn a_day_to_come_moves_no_clock_behind_it() {
    let text = "Police cleared the hall on Thursday. That is all, come back tomorrow. At 7:58 p.m. the road was open.";
    let found = timexes(text, &[], &[], DAY, None);
    assert_eq!(found[2].at.as_deref(), Some("2024-03-21T19:58"), "{found:?}");
    let text = "That is all from us, come back tomorrow. At 7:58 p.m. the road was open.";
    assert_eq!(timexes(text, &[], &[], DAY, None)[1].at.as_deref(), Some("T19:58"));
    let text = "The inquiry will open on Saturday. It will start at 10 a.m. in the hall.";
    assert_eq!(timexes(text, &[], &[], DAY, None)[1].at.as_deref(), Some("2024-03-23T10:00"));
}

#[test]
fn relative_days_follow_the_tense() {
    check("The bridge fell on Saturday.", "Saturday", "2024-03-16");
    check("The inquiry will open on Saturday.", "Saturday", "2024-03-23");
    check("The marchers planned a vigil in Orvel on Saturday.", "Saturday", "2024-03-23");
    check("He was freed the day before yesterday.", "the day before yesterday", "2024-03-20");
    check("The council met last week.", "last week", "2024-W11");
    check("It was founded in late 2014.", "late 2014", "2014");
    check("It grew in the early 1990s.", "the early 1990s", "199");
    check("He died on Nov. 30.", "Nov. 30", "2023-11-30");
}

#[test]
fn a_date_behind_a_weekday_says_which_one() {
    let found = timexes("A clerk was shot last Monday night, March 11, at the mill.", &[], &[], DAY, ZONE);
    assert_eq!(found[0].value, "2024-03-11TNI");
    // The date is of another weekday: each stands by itself.
    let found = timexes("A clerk was shot on Monday, and March 12 saw a march.", &[], &[], DAY, ZONE);
    assert_eq!(found[0].value, "2024-03-18");
}

#[test]
fn just_after_midnight_opens_the_day() {
    assert_eq!(one("It fell just after midnight on Friday.").at.as_deref(), Some("2024-03-22T00:00+03:00"));
    assert_eq!(one("It fell at midnight on Thursday.").at.as_deref(), Some("2024-03-22T00:00+03:00"));
}

#[test]
fn an_undated_report_leaves_relative_days_open() {
    let found = timexes("The bridge fell on Saturday.", &[], &[], None, None);
    assert_eq!(found[0].at, None);
    assert_eq!(found[0].value, "XXXX-WXX-6");
}

#[test]
fn lengths_hang_on_events() {
    let text = "The claim came some four hours after the shooting began.";
    let t = one(text);
    assert_eq!((t.kind, t.value.as_str(), t.bound), (TimexKind::Duration, "PT4H", Bound::About));
    match t.anchor {
        Anchor::Event { what, minutes } => {
            assert_eq!(what.of(text), Some("the shooting began"));
            assert_eq!(minutes, Some(240));
        }
        other => panic!("{other:?}"),
    }
    let text = "He fled minutes before the show was due to begin.";
    assert!(matches!(one(text).anchor, Anchor::Event { minutes: None, .. }));
}

#[test]
fn what_is_no_time_is_left_alone() {
    for text in [
        "A 6-year-old boy and a man, 52 years old, hid.",
        "The firm made 2,014 bolts at $1990 each.",
        "He may march with Ms April Orvel.",
        "The verse is Pell 3:16, they agreed.",
        "It pays $2 million a year in fees.",
        "They fled in a 2005 Chevrolet Tahoe.",
        "She lives at 1600 Orvel Avenue.",
        "Three-quarters of the hall burned.",
        "It is a trap for today's youth and the leaders of tomorrow.",
        "They came night after night.",
    ] {
        assert_eq!(timexes(text, &[], &[], DAY, ZONE), [], "{text}");
    }
}

#[test]
fn figures_are_compared_within_their_quarter() {
    let day = Some("2024-11-04");
    let text = "Pell Mills earned 3 million in the third quarter. A year earlier it lost 2 million. \
        In the nine months, it earned 9 million, up from 8 million a year earlier.";
    let values: Vec<String> = timexes(text, &[], &[], day, None).into_iter().map(|t| t.value).collect();
    assert_eq!(values, ["2024-Q3", "2023-Q3", "P9M", "2023"]);
}

#[test]
fn names_of_times_in_other_words() {
    check("The clerk resigned on Tuesday of last week.", "Tuesday of last week", "2024-03-12");
    check("The hearing is in the week of March 27.", "the week of March 27", "2024-W13");
    check("It was closed in the eighties.", "the eighties", "198");
    check("They met on March eighth.", "March eighth", "2024-03-08");
    check("The yearlong inquiry ended.", "yearlong", "P1Y");
    check("He had warned of it over the years.", "the years", "PXY");
    check("The truce held in July of last year.", "July of last year", "2023-07");
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn any_text_gives_sorted_slices_of_it(text in "(\\PC|[ \n0-9:./-]|(?:May|Friday|a |the |two|hours|ago|before|after|noon|of|19|last|\u{2019}s|a quarter to )){0,60}") {
            let found = timexes(&text, &[], &[], Some("2024-02-29"), Some("America/New_York"));
            let mut last = 0;
            for t in &found {
                prop_assert!(t.span.of(&text).is_some_and(|w| !w.is_empty()));
                prop_assert!(t.phrase.of(&text).is_some() && t.phrase.contains(t.span));
                prop_assert!(t.span.start >= last);
                last = t.span.end;
                if let Anchor::Event { what, .. } = &t.anchor {
                    prop_assert!(what.of(&text).is_some());
                }
                if let Anchor::Timex(k) = t.anchor {
                    prop_assert!(k < found.len());
                }
            }
        }

        #[test]
        fn any_day_of_publication_is_survived(published in "\\PC{0,14}|-?[0-9]{4,5}-[0-9]{2}-[0-9]{2}", n in 0u64..u64::MAX) {
            let text = format!("It fell {n} years ago, next Friday, {n} centuries later and on Feb. 29 at 24:00 GMT+{n}.");
            let _ = timexes(&text, &[], &[], Some(&published), Some(&published));
        }
    }
}

#[test]
fn what_is_compared_with_last_year_in_a_quarter_is_that_quarter() {
    let text = "Tellbrook Ferries reported earnings of $24 million for the fourth quarter, compared with losses of $3 million last year.";
    let found = timexes(text, &[], &[], DAY, None);
    assert_eq!(found.last().map(|t| t.value.as_str()), Some("2022-Q4"), "{found:?}");
    let text = "Tellbrook Ferries reported earnings of $24 million for the fourth quarter. It bought two piers last year.";
    let found = timexes(text, &[], &[], DAY, None);
    assert_eq!(found.last().map(|t| t.value.as_str()), Some("2023"), "{found:?}");
}

#[test]
fn some_day_to_come_is_no_length() {
    check("The hall may one day reopen.", "one day", "FUTURE_REF");
    check("The repair will take one day.", "one day", "P1D");
    check("It was the worst fire of the past century.", "the past century", "P100Y");
}

/// The value of the one expression of a text, read with its parse.
fn parsed(text: &str, words: &str, value: &str) {
    let report = firsthand_types::Report { text: text.into(), published: DAY.map(Into::into), ..Default::default() };
    let found = crate::read(&report).value.text.timexes;
    let [t] = found.as_slice() else { panic!("{text}: {found:?}") };
    assert_eq!((t.span.of(text), t.value.as_str()), (Some(words), value), "{text}");
}

#[test]
fn the_verb_above_a_date_tells_its_side() {
    parsed("The zoo was open on Sunday, although the ape house was expected to stay shut.", "Sunday", "2024-03-17");
    parsed("They plan to return Sunday to hand out leaflets.", "Sunday", "2024-03-24");
    parsed("Crews were planning to drain the lake on Sunday.", "Sunday", "2024-03-24");
    parsed("The offer, announced Sunday, would pay for a new roof.", "Sunday", "2024-03-17");
    parsed("Aides press for a greater part in the party's convention in July.", "July", "2024-07");
    parsed("The mayor would lose her seat should the opposition win in November.", "November", "2024-11");
    parsed("At the hearing in October, the owner denied it.", "October", "2023-10");
    parsed("The lock had earlier been repaired in October.", "October", "2023-10");
    parsed("The deadline was extended to Oct. 16.", "Oct. 16", "2024-10-16");
    parsed("The lease, signed April 30, was short.", "April 30", "2023-04-30");
}

#[test]
fn dates_of_last_year_and_nights_before() {
    check("He died on June 12 last year.", "June 12 last year", "2023-06-12");
    check("He died on 12 June of last year.", "12 June of last year", "2023-06-12");
    check("He died several months later.", "several months later", "PXM");
    check("He died a few days ago.", "a few days ago", "PAST_REF");
    check("It took two-and-a-half years.", "two-and-a-half years", "P2Y6M");
    let found = timexes("The hut burned on Tuesday. He had left it the night before.", &[], &[], DAY, ZONE);
    assert_eq!(found[1].value, "2024-03-18TNI");
}

#[test]
fn days_that_say_nothing_of_the_day_told() {
    check("She hung it on the Monday before the fair.", "Monday", "XXXX-WXX-1");
    let found = timexes("20:50 Donors are asked to come back tomorrow.", &[], &[], DAY, None);
    assert_eq!(found[0].value, "2024-03-22T20:50");
}
