#!/usr/bin/env python3
"""What the restriction to trainable corpora costs: the same training with a quarter of PolNeAR's train part besides, which states no licence. Its
weights are never shipped.

    everything.py score DATA BASE_DIR OUT_DIR          overlap F1 of the attribution head alone on PolNeAR dev
    everything.py train DATA BASE_DIR OUT_DIR ...      train.py with the quarter, then the score
"""
import json, re, sys
from collections import Counter
from itertools import islice
from pathlib import Path

import torch

import model as M
import train as T
import treebank

TOKEN = re.compile(r"n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b|\w+(?=n[’']t\b)|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|U\.S)\.|\w+(?:[.&/]\w+)*|\S")
ROLES = ('source', 'cue', 'content')


def polnear(folder):
    """(sentences with attributions only, spans of their words, in characters, gold {role: {(start, end)}}) of each annotated document."""
    for path in sorted(Path(folder, 'text').glob('*.txt')):
        annotated = sorted(Path(folder, 'attributions').glob(f'{path.stem}*.ann'))
        if not annotated:
            continue
        text, gold = open(path, encoding='utf8', newline='').read(), {r: set() for r in ROLES}
        label = [0] * (len(text) + 1)
        for c in (line.rstrip('\n').split('\t') for line in open(annotated[0], encoding='utf8')):
            kind, _, offsets = c[1].partition(' ') if c[0].startswith('T') and len(c) > 1 else ('', '', '')
            if kind.lower() in ROLES:
                parts = [tuple(map(int, o.split())) for o in offsets.split(';')]
                gold[kind.lower()].add((min(p[0] for p in parts), max(p[1] for p in parts)))
                k = 1 + 2 * ROLES.index(kind.lower())
                for start, end in parts:
                    label[start:end] = [k] + [k + 1] * (end - start - 1)
        sentences, where = [], []
        for m in re.finditer(r'[^\n]+', text):
            at = [(x.start() + m.start(), x.end() + m.start()) for x in TOKEN.finditer(m.group())]
            for i in range(0, len(at), 100):
                s = treebank.Sentence(path.stem, len(sentences) + 1)
                s.words, s.starts = [text[a:b] for a, b in at[i:i + 100]], True
                s.upos, s.heads, s.deprels = ([None] * len(s.words) for _ in range(3))
                s.attribution = [label[a] for a, _ in at[i:i + 100]]
                if s.words:
                    sentences.append(s); where.append(at[i:i + 100])
        yield sentences, where, gold


def runs(labels):
    """(role, first word, after the last) of each run of labels."""
    out, start = [], None
    for k, l in enumerate([*labels, 0]):
        if start is not None and (l == 0 or l % 2 == 1 or (l - 1) // 2 != (labels[start] - 1) // 2):
            out.append((ROLES[(labels[start] - 1) // 2], start, k)); start = None
        if l and start is None:
            start = k
    return out


@torch.no_grad()
def score(data, base, out):
    labels = json.loads(Path(out, 'labels.json').read_text())
    reader = T.Reader(Path(base) / 'tokenizer.json', labels)
    net = M.build(len(labels['upos']), len(labels['rels']), len(treebank.MENTIONS), len(treebank.NAMES), reader.pieces)
    net.load_state_dict(torch.load(Path(out) / 'best.pt', weights_only=True, map_location=T.DEVICE)); net.to(T.DEVICE).eval()
    n = Counter()
    for sentences, where, gold in polnear(Path(data) / 'polnear/dev'):
        found = {r: set() for r in ROLES}
        for i in range(0, len(sentences), 16):
            windows = [treebank.Window([s]) for s in sentences[i:i + 16]]
            best = net(*reader.inputs(windows)[0])[5].argmax(-1).tolist()
            for w, at, line in zip(windows, where[i:i + 16], best):
                for role, a, b in runs(line[:len(w.words)]):
                    found[role].add((at[a][0], at[b - 1][1]))
        for r in ROLES:
            n[r, 'gold'] += len(gold[r]); n[r, 'found'] += len(found[r])
            free = set(gold[r])
            for p in sorted(found[r]):
                size, g = max(((min(p[1], g[1]) - max(p[0], g[0]), g) for g in free), default=(0, None))
                if size > 0:
                    free.remove(g); n[r, 'hit'] += 1
    print({r: round(200 * n[r, 'hit'] / max(1, n[r, 'gold'] + n[r, 'found']), 1) for r in ROLES}, flush=True)


def main():
    what, data, base, out, *rest = sys.argv[1:]
    if what == 'train':
        corpora = treebank.corpora

        def all_of_it(folder):
            train, *dev = corpora(folder)
            documents = islice(polnear(Path(folder) / 'polnear/train'), 0, None, 4)
            return train + [s for sentences, *_ in documents for s in sentences], *dev
        treebank.corpora, T.TIMES = all_of_it, 1
        sys.argv[1:] = [data, base, out, *rest]
        T.main()
    score(data, base, out)


if __name__ == '__main__':
    main()
