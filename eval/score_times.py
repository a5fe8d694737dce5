#!/usr/bin/env python3
"""Clock times, zones, relative days and event-anchored expressions of eval/times/gold.jsonl: found, and rightly valued.

    score_times.py BIN [--misses]      BIN is run as `BIN layers FILE --as json [--published DAY] [--zone ZONE]`
    score_times.py --self-test         an oracle must score 1.0, a system that finds nothing 0.0

found: share of gold expressions that a predicted one overlaps, one to one. value accuracy: share of gold expressions whose
predicted value equals the label (a predicted zone offset must agree where the label has one). extent: share with the exact
span. anchored: share of event-anchored offsets whose duration and direction are right. spurious: predictions that overlap no label.
"""
import json, subprocess, sys, tempfile
from pathlib import Path


def score(rows, predict):
    n = found = right = exact = anchored = anchors = spurious = 0
    misses = []
    for row in rows:
        got = predict(row)
        used = set()
        for g in row['expressions']:
            n += 1
            best = max(((min(t['end'], g['end']) - max(t['start'], g['start']), k) for k, t in enumerate(got) if k not in used), default=(0, None))
            hit = got[best[1]] if best[0] > 0 else None
            ok = hit is not None and hit['value'] == g['value']
            if hit is not None:
                used.add(best[1]); found += 1; exact += (hit['start'], hit['end']) == (g['start'], g['end'])
            right += ok
            if 'direction' in g:
                anchors += 1; anchored += ok and hit.get('direction') == g['direction']
            if not ok:
                misses.append((row['text'], g['quote'], g['value'], hit and hit['value']))
        spurious += len(got) - len(used)
    r = lambda a, b: round(a / max(1, b), 4)
    return {'expressions': n, 'found': r(100 * found, n), 'value accuracy': r(100 * right, n), 'extent': r(100 * exact, n), 'anchored': r(100 * anchored, anchors), 'spurious': spurious}, misses


def program(binary):
    def predict(row):
        with tempfile.TemporaryDirectory() as t:
            f = Path(t) / 'x.txt'; f.write_text(row['text'])
            cmd = [binary, 'layers', str(f), '--as', 'json']
            cmd += ['--published', row['published']] if row.get('published') else []
            cmd += ['--zone', row['zone']] if row.get('zone') else []
            p = subprocess.run(cmd, capture_output=True, text=True)
        if p.returncode:
            raise SystemExit(p.stderr[-1500:])
        return json.loads(p.stdout)['timexes']
    return predict


def main():
    rows = [json.loads(l) for l in open(Path(__file__).parent / 'times/gold.jsonl')]
    if '--self-test' in sys.argv:
        assert all(r['text'].encode()[e['start']:e['end']].decode() == e['quote'] for r in rows for e in r['expressions'])
        oracle, _ = score(rows, lambda r: r['expressions'])
        nothing, _ = score(rows, lambda r: [])
        assert oracle['value accuracy'] == oracle['found'] == oracle['extent'] == oracle['anchored'] == 100 and oracle['spurious'] == 0, oracle
        assert nothing['value accuracy'] == 0 and nothing['found'] == 0
        return print('ok')
    sheet, misses = score(rows, program(sys.argv[1]))
    print(json.dumps(sheet))
    if '--misses' in sys.argv:
        for m in misses:
            print(*m, sep=' | ', file=sys.stderr)


main()
