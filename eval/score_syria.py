#!/usr/bin/env python3
"""Reports of the same day and place by different outlets, from one heap: are they put together, and is their conflict shown?

    score_syria.py BIN REPORTS.jsonl [--misses]

Each line has unit_id, article_title, article_content, source, date (M/D/YY), location and the coders' counts (nb_civilians, nb_children,
nb_women, nb_noncivilians). All reports are written as one folder and BIN build is run once. For every pair of reports by different outlets
with the same date and location:
  together   both have the same incident in `primary_for`
  shown      together, and where the coders counted different deaths the incident's `killed` fact has a conflict or two candidates
"""
import json, subprocess, sys, tempfile
from collections import defaultdict
from itertools import combinations
from pathlib import Path


def deaths(r):
    return sum(int(float(r.get(k) or 0)) for k in ('nb_civilians', 'nb_children', 'nb_women', 'nb_noncivilians'))


def iso(date):
    m, d, y = date.split('/')
    return f'20{int(y):02}-{int(m):02}-{int(d):02}'


def main():
    binary, path = sys.argv[1:3]
    rows = [json.loads(l) for l in open(path)]
    with tempfile.TemporaryDirectory() as t:
        heap = Path(t, 'in'); heap.mkdir()
        for r in rows:
            (heap / f"{r['unit_id']}.json").write_text(json.dumps({'id': r['unit_id'], 'outlet': r['source'], 'published': iso(r['date']),
                'lang': 'en', 'title': r['article_title'], 'text': r['article_content']}, ensure_ascii=False))
        p = subprocess.run([binary, 'build', str(heap), '--json', f'{t}/d.json'], capture_output=True, text=True)
        if p.returncode:
            raise SystemExit(p.stderr[-2000:])
        d = json.loads(Path(t, 'd.json').read_text())
    home, rivals = {}, {}
    for i in d['incidents']:
        f = next((f for f in i['facts'] if f['slot'] == 'killed'), None)
        rivals[i['id']] = bool(f) and (f['conflict'] != 'none' or len(f['candidates']) > 1)
        home |= {r: i['id'] for r in i['primary_for']}
    groups = defaultdict(list)
    for r in rows:
        groups[r['date'], r['location']].append(r)
    together, shown = [], []
    for key, g in sorted(groups.items()):
        for a, b in combinations(g, 2):
            if a['source'] == b['source']:
                continue
            one = home.get(a['unit_id']) is not None and home.get(a['unit_id']) == home.get(b['unit_id'])
            together.append(one)
            shown.append(one and (deaths(a) == deaths(b) or rivals[home[a['unit_id']]]))
            if '--misses' in sys.argv and not shown[-1]:
                print(key, one, a['unit_id'], a['source'], a['article_title'][:70], '|', b['unit_id'], b['source'], b['article_title'][:70])
    share = lambda x: round(sum(x) / max(1, len(x)), 3)
    print(json.dumps({'reports': len(rows), 'pairs': len(together), 'together': share(together), 'together and shown': share(shown)}))


main()
