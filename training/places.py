#!/usr/bin/env python3
"""Fits the weights of the cues for towns (crates/firsthand-reconcile/src/facts/sites.rs).

    python3 training/places.py FIRSTHAND_BIN DATA_DIR [--from N] [--to N]

DATA_DIR is as for score_gva.py: reports.jsonl and incidents.jsonl, incidents in the same fixed shuffled order; those from N to N (0 to
600 where nothing is said) are fitted on. The program builds a dossier an incident; the place claims of its main event carry the cues.
For each town the share of the incident's reports that give a cue is a feature; the model is a conditional logit over the towns of an
incident, with a small quadratic penalty. Prints the table in hundredths. No random numbers: same in, same out.
"""
import hashlib, json, math, re, subprocess, sys, tempfile
from collections import Counter, defaultdict
from pathlib import Path

CUES = ['told', 'dateline', 'police', 'street', 'in full', 'scene', 'in', 'home', 'often', 'title', 'state', 'county', 'area']
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


def main():
    a = sys.argv[1:]
    at = lambda name, default: int(a[a.index(name) + 1]) if name in a else default
    ids, reports, inc = load(a[1])
    data = []
    for i in ids[at('--from', 0):at('--to', 600)]:
        city = re.sub(r'\(.*?\)', '', inc[i]['city_or_county']).strip().lower()
        data.append(rows(dossier(a[0], reports[i])['claims'], len(reports[i]), city))
    for cue, weight in zip(CUES, fit(data)):
        print(f'    ("{cue}", {round(weight * 100)}),')


main()
