//! Wholes of whom none lived: "none of the 63 aboard survived", "there were no survivors among the 63 on the plane", "it carried 63
//! people; nobody survived".

use super::Hit;
use crate::sentence::{Num, NumKind, Sent};
use crate::words::flag::*;
use firsthand_types::Slot;

/// What it finds: the whole as dead, where the words say that nobody of it lived.
///
/// Example: `None of the 63 people on board survived.` gives killed 63.
///
/// Wrong where "survived" is said of something that kills nobody ("none of the 12 firms survived the slump"); people must be counted.
pub(super) fn read(s: &Sent<'_>, k: usize) -> Option<Hit> {
    if let Some(h) = s.nums.get(k).and_then(|n| none_found(s, n).or_else(|| survived(s, n))) {
        return Some(h);
    }
    let n = s.nums.get(k).filter(|n| n.kind == NumKind::Count && (n.head.is_none() || n.head_is(s, PERSON)))?;
    none_of(s, n).or_else(|| no_survivors(s, n)).or_else(|| nobody(s, n))
}

/// "No survivors have been pulled from the ruins since Monday": rescued none.
fn none_found(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let head = n.head.filter(|_| n.kind == NumKind::Zero)?;
    let survivors = s.at(head).is_some_and(|w| w.any(&["survivor", "survivors"]));
    let v =
        (n.end..n.end + 6).find(|&i| s.at(i).is_some_and(|w| w.any(&["found", "pulled", "located", "rescued", "brought"])))?;
    let plain = (n.end..v).all(|i| s.at(i).is_some_and(|w| w.is(BE | HAVE | ADV)));
    (survivors && plain).then(|| Hit::new(Slot::Rescued, "rescued/no-survivor", n.start, v + 1))
}

/// "Of the 476 on board 172 survived", "179 survivors were taken to a gymnasium": those who were saved of a known whole.
fn survived(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    if n.kind != NumKind::Count {
        return None;
    }
    let head = n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["survivors"])));
    let moved = head
        .then(|| {
            (n.end..n.end + 4)
                .find(|&i| s.at(i).is_some_and(|w| w.any(&["taken", "brought", "flown", "ferried", "transferred"])))
        })
        .flatten()
        .filter(|&v| s.at(v - 1).is_some_and(|w| w.is(BE)));
    if let Some(v) = moved.filter(|&v| !s.within(v, v + 9, &["hospital", "hospitals", "clinic", "custody", "court"])) {
        return Some(Hit::new(Slot::Rescued, "rescued/survivors", n.start, v + 1));
    }
    // The whole stands before them: "of the 90 people on the barge".
    let of = s.find(n.start.saturating_sub(18), n.start, &["of"])?;
    let opens = of == 0 || s.before(of, 1).is_some_and(|w| w.punct() || w.is(CONJ));
    let whole = s.nums.iter().any(|m| m.kind == NumKind::Count && m.start > of && m.end < n.start);
    let bare = n.head.is_none() && s.at(n.end).is_some_and(|w| w.any(&["survived"]));
    (opens && whole && bare).then(|| Hit::new(Slot::Rescued, "rescued/survived", n.start, n.end + 1))
}

/// "None of the 63 (people ...) survived".
fn none_of(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let none = s.find(n.start.saturating_sub(4), n.start, &["none"]).filter(|&i| s.low(i + 1) == "of")?;
    let lived = (n.end..(n.end + 18).min(s.words.len()))
        .take_while(|&i| !s.at(i).is_some_and(|w| w.any(&[";", "but"])))
        .find(|&i| s.at(i).is_some_and(|w| w.any(&["survived", "survives", "lived"])))?;
    let other = s.within(lived, lived + 4, &["by", "without"]);
    (!other).then(|| Hit::new(Slot::Killed, "killed/none-survived", none, (lived + 1).min(none + 26)))
}

/// "There were no survivors among the 63 people on board".
fn no_survivors(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let i = s.find(n.start.saturating_sub(5), n.start, &["survivors", "survivor"])?;
    let no =
        s.before(i, 1).is_some_and(|w| w.any(&["no", "any"])) && (s.low(i - 1) == "no" || s.has(i.saturating_sub(4), i, NEG));
    let among = s.within(i + 1, i + 3, &["among", "amongst", "from", "of"]);
    let doubt = s.within(0, i, &["if", "unless", "whether", "fear", "feared", "fears", "likely", "may", "might"]);
    (no && among && !doubt).then(|| Hit::new(Slot::Killed, "killed/none-survived", i - 1, n.end))
}

/// "63 people were on board; nobody survived", "carrying 63 people, none of whom survived".
fn nobody(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let end = (n.end + 16).min(s.words.len());
    let i = s.find(n.end, end, &["nobody", "none", "no"])?;
    let who = if s.low(i) == "no" { s.at(i + 1)?.any(&["one", "-one", "-"]).then_some(i + 1)? } else { i };
    let parted = s.before(i, 1).is_some_and(|w| w.any(&[",", ";", "and", "—", "-", "–", "but", "there"]));
    let aboard = s.within(n.end, i, &["aboard", "board", "inside", "there", "on", "were"])
        || s.within(n.start.saturating_sub(6), n.start, &["carrying", "carried", "aboard", "board", "had"]);
    let lived = (who + 1..who + 6).find(|&j| s.at(j).is_some_and(|w| w.any(&["survived"])))?;
    let plain = (who + 1..lived).all(|j| {
        s.at(j).is_some_and(|w| w.any(&["of", "them", "whom", "had", "there", "has", "those", "-", "one"]) || w.is(HAVE))
    });
    (parted && aboard && plain).then(|| Hit::new(Slot::Killed, "killed/none-survived", n.start, lived + 1))
}
