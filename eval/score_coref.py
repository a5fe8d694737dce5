#!/usr/bin/env python3
"""Coreference within a text on GUM documents: which mentions speak of one thing.

    score_coref.py BIN FILE.conllu...      BIN layers FILE --as json, against the entities in the MISC column
    score_coref.py --self-test

Mentions are byte spans; a system mention counts only where its span is a gold mention's, to the byte. An entity is the set of
mentions with one id. MUC (links), B3 (mentions) and CEAF-e (entities, one to one, with the phi4 similarity) are summed over all
documents; `conll` is the mean of their F1. `all` keeps entities with one mention, as GUM marks them (MUC does not see them);
`linked` leaves them out on both sides, as OntoNotes does. Mentions whose type is time or quantity count as any other.
"""
import json, re, subprocess, sys, tempfile
from collections import Counter, defaultdict


def documents(path):
    """(text, {(start, end): entity}) of each document; offsets are bytes."""
    out, text, gold, par = [], '', {}, False
    rows, mwt = [], None

    def close():
        nonlocal text, gold
        if text:
            out.append((text, gold))
        text, gold = '', {}

    def sentence():
        nonlocal text, par
        if text:
            text = text.rstrip(' ') + ('\n\n' if par else ' ')
        par = False
        spans, part = [], None
        for ident, form, misc in rows:
            space = '' if 'SpaceAfter=No' in misc else ' '
            if '-' in ident:
                part = [int(ident.split('-')[1]), len(text), len(text) + len(form)]
                text += form + space
            elif part and int(ident) <= part[0]:
                at = part[1]
                if text[at:at + len(form)] == form and at + len(form) <= part[2]:
                    spans.append((at, at + len(form), misc)); part[1] = at + len(form)
                else:
                    spans.append((at, part[2], misc))
            else:
                spans.append((len(text), len(text) + len(form), misc)); text += form + space
        return spans

    def mark(spans):
        open_ = []
        for start, end, misc in spans:
            m = re.search(r'(?:^|\|)Entity=([^|]+)', misc)
            for piece in re.findall(r'\([^()]*\)?|[^()]+\)', m.group(1)) if m else ():
                name = piece.strip('()').split('-')[0]
                if not piece.startswith('('):
                    for k in range(len(open_) - 1, -1, -1):
                        if open_[k][0] == name:
                            yield open_.pop(k)[1], end, name
                            break
                elif piece.endswith(')'):
                    yield start, end, name
                else:
                    open_.append((name, start))

    def end():
        if rows:
            found = list(mark(sentence()))
            rows.clear()
            gold.update({(start, stop): name for start, stop, name in found})

    for line in [*open(path, encoding='utf8'), '']:
        line = line.rstrip('\n')
        if line.startswith('# newdoc'):
            close()
        elif line.startswith('# newpar'):
            par = True
        elif line and line[0] != '#':
            c = line.split('\t')
            if '.' not in c[0]:
                rows.append((c[0], c[1], c[9]))
        elif not line:
            end()
    close()
    return [(t, to_bytes(t, g)) for t, g in out]


def to_bytes(text, spans):
    at = [0]
    for c in text:
        at.append(at[-1] + len(c.encode()))
    return {(at[s], at[e]): n for (s, e), n in spans.items()}


def clusters(mentions):
    groups = defaultdict(set)
    for span, name in mentions.items():
        groups[name].add(span)
    return [groups[k] for k in sorted(groups, key=lambda k: min(groups[k]))]


def muc(key, response):
    """(links found, links of the key): each key entity loses one link for every part that the response breaks it into."""
    of = {m: i for i, r in enumerate(response) for m in r}
    hit = all_ = 0
    for k in key:
        parts = {of[m] for m in k if m in of}
        hit += len(k) - len(parts) - sum(m not in of for m in k)
        all_ += len(k) - 1
    return hit, all_


def b3(key, response):
    of = {m: r for r in response for m in r}
    return sum(len(k & of[m]) / len(k) for k in key for m in k if m in of), sum(map(len, key))


def best_match(weight):
    """Greatest sum of a one-to-one assignment (Hungarian algorithm over a dense matrix, rows at most columns)."""
    if not weight or not weight[0]:
        return 0.0
    if len(weight) > len(weight[0]):
        weight = [list(c) for c in zip(*weight)]
    n, m = len(weight), len(weight[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        low, way, used = [float('inf')] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], float('inf'), 0
            for j in range(1, m + 1):
                if not used[j]:
                    cost = -weight[i0 - 1][j - 1] - u[i0] - v[j]
                    if cost < low[j]:
                        low[j], way[j] = cost, j0
                    if low[j] < delta:
                        delta, j1 = low[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta; v[j] -= delta
                else:
                    low[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0] = match[way[j0]]; j0 = way[j0]
    return sum(weight[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])


def ceaf(key, response):
    # Entities that share no mention weigh nothing: leave them out of the matrix.
    of = defaultdict(set)
    for j, r in enumerate(response):
        for m in r:
            of[m].add(j)
    touched = sorted({j for k in key for m in k for j in of.get(m, ())})
    rows = [[2 * len(k & response[j]) / (len(k) + len(response[j])) for j in touched] for k in key]
    return best_match([r for r in rows if any(r)])


class Score:
    def __init__(self):
        self.n = Counter()

    def add(self, gold, pred):
        n = self.n
        n['tp'] += len({m for g in gold for m in g} & {m for p in pred for m in p})
        n['g'] += sum(map(len, gold)); n['p'] += sum(map(len, pred))
        for name, f in (('muc', muc), ('b3', b3)):
            for side, (a, b) in (('r', f(gold, pred)), ('p', f(pred, gold))):
                n[name, side] += a; n[name, side, 'all'] += b
        both = ceaf(gold, pred)
        for side, entities in (('r', gold), ('p', pred)):
            n['ceaf', side] += both; n['ceaf', side, 'all'] += len(entities)

    def f1(self, name):
        p, r = (self.n[name, s] / max(1e-9, self.n[name, s, 'all']) for s in 'pr')
        return p, r, 2 * p * r / max(1e-9, p + r)

    def show(self, label):
        n = self.n
        p, r = n['tp'] / max(1, n['p']), n['tp'] / max(1, n['g'])
        line = lambda name, p, r, f: print(f'{label + " " + name:16} P {100 * p:5.2f}  R {100 * r:5.2f}  F1 {100 * f:5.2f}')
        line('mentions', p, r, 2 * p * r / max(1e-9, p + r))
        parts = [self.f1(x) for x in ('muc', 'b3', 'ceaf')]
        for name, part in zip(('muc', 'b3', 'ceafe'), parts):
            line(name, *part)
        line('conll', *(sum(x) / 3 for x in zip(*parts)))
        return sum(x[2] for x in parts) / 3


def linked(groups):
    return [g for g in groups if len(g) > 1]


def run(system, files):
    scores = Score(), Score()
    for path in files:
        for text, gold in documents(path):
            g, p = clusters(gold), clusters(system(text, gold))
            scores[0].add(g, p)
            scores[1].add(linked(g), linked(p))
    return scores


def program(binary):
    def system(text, _):
        with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf8', newline='') as f:
            f.write(text); f.flush()
            p = subprocess.run([binary, 'layers', f.name, '--as', 'json'], capture_output=True, text=True)
        if p.returncode:
            raise SystemExit(p.stderr[-1500:])
        return {(m['start'], m['end']): m['entity'] for m in json.loads(p.stdout)['mentions']}
    return system


SAMPLE = '''# newdoc id = a
# newpar
1\tAda\t_\t_\t_\t_\t_\t_\t_\tEntity=(1-person-giv
2\tOrr\t_\t_\t_\t_\t_\t_\t_\tEntity=1)
3\tleft\t_\t_\t_\t_\t_\t_\t_\t_
4\tÖrvel\t_\t_\t_\t_\t_\t_\t_\tEntity=(2-place-new)|SpaceAfter=No
5\t.\t_\t_\t_\t_\t_\t_\t_\t_

1\tShe\t_\t_\t_\t_\t_\t_\t_\tEntity=(1-person-giv)
2\tlikes\t_\t_\t_\t_\t_\t_\t_\t_
3\ther\t_\t_\t_\t_\t_\t_\t_\tEntity=(3-object-new(1-person-giv)
4\tbike\t_\t_\t_\t_\t_\t_\t_\tEntity=3)
'''


def self_test():
    with tempfile.NamedTemporaryFile('w', suffix='.conllu', encoding='utf8') as f:
        f.write(SAMPLE); f.flush()
        (text, gold), = documents(f.name)
        slices = {text.encode()[s:e].decode(): n for (s, e), n in gold.items()}
        assert slices == {'Ada Orr': '1', 'Örvel': '2', 'She': '1', 'her bike': '3', 'her': '1'}, slices
        oracle = run(lambda t, g: g, [f.name])
        assert all(abs(s.f1(x)[2] - 1) < 1e-9 for s in oracle for x in ('muc', 'b3', 'ceaf'))
        alone = run(lambda t, g: {m: i for i, m in enumerate(sorted(g))}, [f.name])
        assert alone[0].f1('muc')[2] == 0 and alone[1].f1('b3')[2] == 0
        # Five mentions in three entities of 3, 1, 1: alone, B3 precision is 1 and recall (1/3 * 3 + 1 + 1) / 5.
        assert abs(alone[0].f1('b3')[0] - 1) < 1e-9 and abs(alone[0].f1('b3')[1] - .6) < 1e-9
        together = run(lambda t, g: {m: 0 for m in g}, [f.name])
        assert together[0].f1('muc')[1] == 1 and abs(together[0].f1('muc')[0] - .5) < 1e-9
        nothing = run(lambda t, g: {}, [f.name])
        assert all(s.f1(x)[2] == 0 for s in nothing for x in ('muc', 'b3', 'ceaf'))
    # An assignment that greed gets wrong, and more rows than columns.
    assert best_match([[5, 4], [4, 0]]) == 8 and best_match([[1], [3], [2]]) == 3
    print('score_coref: self-test passed')


def main():
    if sys.argv[1:] == ['--self-test']:
        return self_test()
    scores = run(program(sys.argv[1]), sys.argv[2:])
    for score, label in zip(scores, ('all', 'linked')):
        score.show(label)


if __name__ == "__main__":
    main()
