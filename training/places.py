#!/usr/bin/env python3
"""Fits the weights of the cues for towns (crates/firsthand-reconcile/src/facts/sites.rs), and says what they are worth.

    python3 training/places.py FIRSTHAND_BIN DATA_DIR [--from N] [--to N] [--keep DIR]

DATA_DIR is as for score_gva.py: reports.jsonl and incidents.jsonl, incidents in the same fixed shuffled order; those from N to N (0 to
600 where nothing is said) are fitted on. The program builds a dossier an incident; the place claims of its main event carry the cues.
For each town the share of the incident's reports that give a cue is a feature; the model is a conditional logit over the towns of an
incident, with a small quadratic penalty. No random numbers: same in, same out. With --keep what the fit needs of each dossier is kept
in DIR, and a run that was broken off goes on from there (name a new DIR for a new binary).

Prints the table in hundredths; then, of the incidents, how many the table that the program now holds gets right, how many this one,
and how many tables get right that are fitted on five sixths and asked for the rest. The first may be above the second: the table in the
program was fitted on the cues of all mentions, of which claims keep those of towns that speak for the event. It is replaced only by one
that gets more right. `abroad` is set by hand; no incident of the development part has a town in another country.
"""
import hashlib, json, math, re, subprocess, sys, tempfile
from collections import Counter, defaultdict
from pathlib import Path

TABLE = Path(__file__).parent.parent / 'crates/firsthand-reconcile/src/facts/sites.rs'
CUES = ['told', 'dateline', 'police', 'street', 'in full', 'scene', 'home', 'often', 'state', 'county', 'area']
PENALTY, STEPS = 1e-2, 300


def load(d):
    reports, inc = defaultdict(list), {}
    for l in open(Path(d) / 'reports.jsonl'):
        r = json.loads(l); reports[r['incident_id']].append(r)
    for l in open(Path(d) / 'incidents.jsonl'):
        r = json.loads(l); inc[r['incident_id']] = r
    ids = [i for i in reports if i in inc and len(reports[i]) >= 2]
    ids.sort(key=lambda i: hashlib.md5(i.encode()).hexdigest())
    return ids, reports, inc


def dossier(binary, rows):
    with tempfile.TemporaryDirectory() as t:
        t = Path(t); (t / 'in').mkdir()
        for r in rows:
            host = re.sub(r'^https?://(web\.archive\.org/web/\d+/)?(https?://)?', '', r.get('url') or '').split('/')[0]
            rid = hashlib.md5((r['incident_id'] + r['doc_id']).encode()).hexdigest()[:12]
            (t / 'in' / f'{rid}.json').write_text(json.dumps({
                'id': rid, 'url': r.get('url'), 'outlet': host.removeprefix('www.').split(':')[0],
                'published': (r.get('published') or '')[:10] or None, 'lang': 'en', 'title': r.get('title'), 'text': r['text']}))
        subprocess.run([binary, 'build', str(t / 'in'), '--json', str(t / 'out.json')], capture_output=True, check=True)
        return json.loads((t / 'out.json').read_text())


def town(v):
    """As PlaceValue::town."""
    chain, kind = v['chain'], v['precision']
    inside = kind == 'facility' or kind == 'admin' and len(chain) > 2 or kind == 'town' and len(chain) > 3
    name, rest = (chain[0], chain[1:]) if inside and chain else (v['name'], chain)
    return name.lower().removeprefix('the '), tuple(rest[-2:])


def rows(claims, reports, city):
    """The features of each town of an incident, and whether it is the one that the record names."""
    by, words = defaultdict(lambda: defaultdict(set)), defaultdict(list)
    for c in claims:
        v = c['value']
        if c['slot'] == 'place' and c.get('event', 0) == 0 and v.get('lat') is not None and c.get('cues'):
            by[town(v)][c['report']].update(c['cues']); words[town(v)].append([v['name'], v['chain']])
    saint = lambda s: re.sub(r'\bst\.? ', 'saint ', s)
    out = []
    for key in sorted(by):
        n = Counter(cue for cues in by[key].values() for cue in cues)
        right = saint(city) in saint(json.dumps(words[key], ensure_ascii=False).lower())
        out.append(([n[c] / reports for c in CUES], right))
    return out


def fit(data):
    data = [d for d in data if any(y for _, y in d) and not all(y for _, y in d)]
    k = len(CUES); w, m, s = [0.0] * k, [0.0] * k, [0.0] * k
    for t in range(1, STEPS + 1):
        g = [PENALTY * x for x in w]
        for d in data:
            z = [sum(a * b for a, b in zip(w, x)) for x, _ in d]
            e = [math.exp(v - max(z)) for v in z]
            all_, good = sum(e), sum(v for v, (_, y) in zip(e, d) if y)
            for v, (x, y) in zip(e, d):
                q = v / all_ - (v / good if y and good else 0)
                for i in range(k):
                    g[i] += q * x[i] / len(data)
        for i in range(k):
            m[i] = .9 * m[i] + .1 * g[i]; s[i] = .99 * s[i] + .01 * g[i] ** 2
            w[i] -= .05 * (m[i] / (1 - .9 ** t)) / (math.sqrt(s[i] / (1 - .99 ** t)) + 1e-8)
    return w


def table():
    """The weights that the program holds."""
    held = dict(re.findall(r'^ {4}\("([a-z ]+)", (-?\d+)\),$', TABLE.read_text(), re.M))
    return [float(held[c]) for c in CUES]


def right(w, data):
    """Of how many incidents the town that weighs most is the record's."""
    best = lambda d: max(range(len(d)), key=lambda i: sum(a * b for a, b in zip(w, d[i][0])))
    return sum(d[best(d)][1] for d in data if d)


def kept(binary, reports, file):
    """The place claims of an incident and the number of its reports."""
    if file and file.exists():
        d = json.loads(file.read_text())
    else:
        d = dossier(binary, reports)
        d = {'claims': [c for c in d['claims'] if c['slot'] == 'place'], 'reports': d['reports']}
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(d, ensure_ascii=False))
    return d['claims'], len(d['reports'])


def main():
    a = sys.argv[1:]
    at = lambda name, default: a[a.index(name) + 1] if name in a else default
    ids, reports, inc = load(a[1])
    first, last, keep = int(at('--from', 0)), int(at('--to', 600)), at('--keep', None)
    data = []
    for n, i in enumerate(ids[first:last], first):
        city = re.sub(r'\(.*?\)', '', inc[i]['city_or_county']).strip().lower()
        data.append(rows(*kept(a[0], reports[i], Path(keep) / f'{n:04d}.json' if keep else None), city))
    fitted = fit(data)
    for cue, weight in zip(CUES, fitted):
        print(f'    ("{cue}", {round(weight * 100)}),')
    apart = sum(right(fit([d for k, d in enumerate(data) if k % 6 != f]), data[f::6]) for f in range(6))
    print(f'right of {len(data)}: held {right(table(), data)}, fitted {right(fitted, data)}, fitted on the others {apart}')


main()
