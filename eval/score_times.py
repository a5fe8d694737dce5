#!/usr/bin/env python3
"""Score time expressions on eval/times/gold.jsonl: `BIN layers FILE --as json [--published DATE] [--zone ZONE]`.

    score_times.py BIN eval/times/gold.jsonl [--misses]

value: of the gold expressions, the share that an expression overlaps (one to one) whose value is the gold's; one that is missed is
wrong. A gold value with a zone's offset is compared with `at`, others with `value`, or with `at` without its offset (the gold
writes no offset that the sentence does not state). Different spellings of one thing are one: `199X` and `199`, `P20Y` and `P2DE`, `T24:00`
and the next day's `T00:00`, `Z` and `+00:00`. Also: spans found exactly, and anchors of event offsets with their direction (the
anchor must overlap the gold's words). With no expression in the sentence any find is counted as spurious.
"""
import datetime, json, re, subprocess, sys, tempfile


def run(binary, case):
    with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf8', newline='') as f:
        f.write(case['text']); f.flush()
        cmd = [binary, 'layers', f.name, '--as', 'json']
        for k in ('published', 'zone'):
            cmd += [f'--{k}', case[k]] if case.get(k) else []
        return json.loads(subprocess.run(cmd, capture_output=True, text=True, check=True).stdout)['timexes']


def same(v):
    """One spelling for each value."""
    if not v:
        return v
    v = re.sub(r'^(\d{3})X$', r'\1', v)
    v = re.sub(r'^(\d\d)XX$', r'\1', v)
    v = re.sub(r'^P(\d+)0Y$', lambda m: f'P{m.group(1)}DE', v)
    v = re.sub(r'^P(\d+)D$', lambda m: f'P{m.group(1)}D', v)
    m = re.match(r'^(\d{4}-\d\d-\d\d)T24:00(.*)$', v)
    if m:
        v = f'{datetime.date.fromisoformat(m.group(1)) + datetime.timedelta(days=1)}T00:00{m.group(2)}'
    return v.replace('+00:00', 'Z').replace('XXXX-XX-XXT24:00', 'T00:00').replace('XXXX-XX-XXT', 'T')


def bare(at):
    return re.sub(r'(T\d\d:\d\d(:\d\d)?)([+-]\d\d:\d\d|Z)', r'\1', at) if at else at


def right(gold, t):
    want = same(gold['value'])
    zoned = bare(want) != want
    have = {same(t.get('at'))} if zoned else {same(t.get('value')), same(bare(t.get('at')))}
    return want in have


def main():
    a = [x for x in sys.argv[1:] if x != '--misses']
    misses = '--misses' in sys.argv
    n = dict(gold=0, found=0, exact=0, value=0, pred=0, anchors=0, anchored=0)
    for line in open(a[1], encoding='utf8'):
        case = json.loads(line)
        got = run(a[0], case)
        raw = case['text'].encode()
        n['pred'] += len(got); used = set()
        for g in case['expressions']:
            n['gold'] += 1
            best = max(((min(t['end'], g['end']) - max(t['start'], g['start']), right(g, t), -k) for k, t in enumerate(got) if k not in used), default=(0, False, 0))
            t = got[-best[2]] if best[0] > 0 else None
            if t:
                used.add(-best[2]); n['found'] += 1
                n['exact'] += (t['start'], t['end']) == (g['start'], g['end'])
            ok = bool(t) and right(g, t)
            n['value'] += ok
            if g.get('anchor'):
                n['anchors'] += 1
                e = (t or {}).get('anchor')
                e = e.get('event') if isinstance(e, dict) else None
                if e:
                    what = raw[e['what']['start']:e['what']['end']].decode()
                    sign = e.get('minutes') or 0
                    side = {'after': sign >= 0, 'before': sign <= 0}[g.get('direction', 'after')]
                    good = (g['anchor'] in what or what in g['anchor']) and side
                    n['anchored'] += good
                    if misses and not good:
                        print('ANCHOR', repr(g['anchor']), 'got', repr(what), sign)
                elif misses:
                    print('ANCHOR', repr(g['anchor']), 'none', case['text'])
            if misses and not ok:
                print('VALUE', repr(g['quote']), 'gold', g['value'], 'got', t and (t['value'], t.get('at'), raw[t['start']:t['end']].decode()), '|', case['text'][:110], case.get('published'))
        if misses:
            for k, t in enumerate(got):
                if k not in used:
                    print('SPURIOUS', repr(raw[t['start']:t['end']].decode()), t['value'], '|', case['text'][:100])
            for g in case['expressions']:
                if not any((t['start'], t['end']) == (g['start'], g['end']) for t in got):
                    o = [raw[t['start']:t['end']].decode() for t in got if t['start'] < g['end'] and t['end'] > g['start']]
                    if o:
                        print('SPAN', repr(g['quote']), 'got', o)
    p, r = n['exact'] / max(1, n['pred']), n['exact'] / max(1, n['gold'])
    print(f"value accuracy {100 * n['value'] / n['gold']:.2f} ({n['value']} of {n['gold']})")
    print(f"spans exact    P {100 * p:.2f} R {100 * r:.2f} F1 {200 * p * r / max(1e-9, p + r):.2f}; found {n['found']}, spurious {n['pred'] - n['found']}")
    print(f"event anchors  {100 * n['anchored'] / max(1, n['anchors']):.2f} ({n['anchored']} of {n['anchors']})")


main()
