#!/usr/bin/env python3
"""How far the score and the bar for `same` hold for places they were not chosen on. Writes a table to the terminal.

    evidence TABLE.tsv ROOT > evidence.tsv ; calibrate.py evidence.tsv     (cargo xtask eval footage_calibration does both)

`evidence` is an example of firsthand-footage; TABLE.tsv has set, same_place, image_a, image_b. Printed: reliability (of the
pairs with such a score, how many are true, true and false weighted alike); what `same` says on each set; and for each place
left out in turn, the bar that the false pairs of the other places alone would have set, and what it says of that place.
"""
import csv, math, os, re, sys

SCORE, CONFIRMED = 0.97, 160
MARGIN = CONFIRMED / 140  # the shipped bar over the best false pair
LEFT_OUT = {'ietower_gap3s', 'kitchen(indoor)'}


def place(row):
    """What must be left out together: the kind of room in a building, else the set."""
    room = re.match(r'f\d+_([a-z]+)_', os.path.basename(row['image_a']))
    return 'twin ' + room[1] if room and row['same_place'] == '0' else row['set']


def points(row):
    return int(row['anchors']) + int(row['guided'])


def share(part, whole):
    return f'{part}/{whole}'


def main():
    rows = [r for r in csv.DictReader(open(sys.argv[1]), delimiter='\t') if r['set'] not in LEFT_OUT]
    true = [r for r in rows if r['same_place'] == '1']
    false = [r for r in rows if r['same_place'] == '0']
    out = csv.writer(sys.stdout, delimiter='\t', lineterminator='\n')
    out.writerow(['table', 'row', 'pairs', 'value', 'meaning'])
    for low, high in [(0, .05), (.05, .25), (.25, .5), (.5, .75), (.75, .9), (.9, .97), (.97, .99), (.99, 1.01)]:
        t, f = (sum(low <= float(r['score']) < high for r in side) for side in (true, false))
        weighed = t / len(true) / max(t / len(true) + f / len(false), 1e-9)
        out.writerow(['reliability', f'{low} to {min(high, 1)}', f'{t} true {f} false', f'{weighed:.3f}', 'share of true pairs, both kinds weighted alike'])
    said = lambda r: float(r['score']) >= SCORE and points(r) >= CONFIRMED
    for name in sorted({r['set'] for r in rows}):
        group = [r for r in rows if r['set'] == name]
        out.writerow(['said same', name, len(group), share(sum(map(said, group)), len(group)), 'true pairs' if group[0]['same_place'] == '1' else 'false pairs'])
    for name in sorted({place(r) for r in rows}):
        inside = [r for r in rows if place(r) == name]
        bar = math.ceil(MARGIN * max(points(r) for r in false if place(r) != name))
        found = sum(float(r['score']) >= SCORE and points(r) >= bar for r in inside)
        out.writerow(['place left out', name, len(inside), share(found, len(inside)), f'{"true" if inside[0]["same_place"] == "1" else "false"} pairs above a bar of {bar} points, set without this place'])
    for name, group in (('true', true), ('false', false)):
        out.writerow(['said contradicted', name, len(group), share(sum(r['verdict'] == 'contradicted' for r in group), len(group)), 'pairs'])


main()
