#!/usr/bin/env python3
"""One heap of many events, told apart: B-cubed precision, recall and F1 of incidents against event labels.

    score_heap.py BIN FOLDER     FOLDER: JSON articles with title, text, url, date_publish and newsCluster.EventId
    score_heap.py --self-test    an oracle must score 1.0, one heap and all-alone must not

Each article is written as one report under an id that tells nothing of its event, and `BIN build` is run once over all. A report's
incident is the one with it in `primary_for`, else the first that lists it, else one of its own.
"""
import hashlib, json, subprocess, sys, tempfile
from collections import defaultdict
from pathlib import Path


def b3(gold, found):
    g, f = defaultdict(set), defaultdict(set)
    for r in gold:
        g[gold[r]].add(r); f[found[r]].add(r)
    p = sum(len(g[gold[r]] & f[found[r]]) / len(f[found[r]]) for r in gold) / len(gold)
    r_ = sum(len(g[gold[r]] & f[found[r]]) / len(g[gold[r]]) for r in gold) / len(gold)
    return p, r_, 2 * p * r_ / (p + r_)


def incident_of(dossier, ids):
    at = {}
    for key in ('primary_for', 'reports'):
        for i in dossier['incidents']:
            for r in i.get(key, []):
                at.setdefault(r, i['id'])
    return {r: at.get(r, 'alone ' + r) for r in ids}


def main():
    if sys.argv[1:] == ['--self-test']:
        gold = {'a': 1, 'b': 1, 'c': 2, 'd': 2, 'e': 3}
        assert b3(gold, gold) == (1, 1, 1)
        assert b3(gold, {r: 0 for r in gold})[2] < .7 and b3(gold, {r: r for r in gold})[2] < .8
        one = {'incidents': [{'id': 'x', 'primary_for': ['a'], 'reports': ['a', 'b']}]}
        assert incident_of(one, ['a', 'b', 'c']) == {'a': 'x', 'b': 'x', 'c': 'alone c'}
        return print('ok')
    binary, folder = sys.argv[1:3]
    gold = {}
    with tempfile.TemporaryDirectory() as t:
        heap = Path(t) / 'in'; heap.mkdir()
        for f in sorted(Path(folder).glob('*.json')):
            a = json.loads(f.read_text())
            rid = hashlib.md5(f.name.encode()).hexdigest()[:12]
            gold[rid] = a['newsCluster']['EventId']
            (heap / f'{rid}.json').write_text(json.dumps({
                'id': rid, 'url': a.get('url'), 'outlet': a.get('source_domain'), 'published': (a.get('date_publish') or '')[:10] or None,
                'lang': None, 'title': a.get('title'), 'text': a.get('text') or ''}, ensure_ascii=False))
        p = subprocess.run([binary, 'build', str(heap), '--json', f'{t}/d.json'], capture_output=True, text=True)
        if p.returncode:
            raise SystemExit(p.stderr[-2000:])
        dossier = json.loads(Path(f'{t}/d.json').read_text())
    p, r, f = b3(gold, incident_of(dossier, list(gold)))
    print(json.dumps({'reports': len(gold), 'events': len(set(gold.values())), 'b3 precision': round(p, 3), 'b3 recall': round(r, 3), 'b3 f1': round(f, 3)}))


main()
