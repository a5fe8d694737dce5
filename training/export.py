#!/usr/bin/env python3
"""Write the trained model as the program reads it: matrices of eight bits, folded where the arithmetic allows, in one safetensors file.

    export.py OUT_DIR BASE_DIR TARGET_DIR [DATA]
OUT_DIR as train.py left it; writes TARGET_DIR/language.safetensors, labels.json, vocab.txt. With DATA, as train.py takes it, the network
and its eight-bit form are scored on the tasks: what the eight bits cost.

A matrix NAME is NAME.weight, int8 [outputs, inputs], with NAME.scale, f32 [outputs], and NAME.bias, f32 [outputs]. Weights are symmetric,
one scale a row, within -64..64: two products of a byte and such a number fit into sixteen bits, which processors without wider
instructions need. The other side of a product is quantised when the program runs, each row on its own (256 steps from its least to its
greatest number), so that no window's result hangs on what stands beside it. `Eight` does the same arithmetic here.
"""
import json, shutil, sys
from pathlib import Path

import torch
from safetensors.torch import save_file

import model as M
import train as T
import treebank

MOST = 64


def rounded(weight):
    scale = weight.abs().amax(-1).clamp(min=1e-12) / MOST
    return (weight / scale[:, None]).round().to(torch.int8), scale


def matrices(n):
    """name: (weight, bias). One product where several share their input; a bias of a bilinear form's other side becomes a bias here."""
    cat = lambda *x: torch.cat([t.reshape(-1, t.shape[-1]) if t.dim() > 1 else t for t in x])
    out = {}
    for i, l in enumerate(n.layers):
        root = (M.HIDDEN // M.HEADS) ** -.5
        out[f'layers.{i}.qkv'] = cat(l.q.weight * root, l.k.weight, l.v.weight), cat(l.q.bias * root, l.k.bias, l.v.bias)
        for name in ('o', 'up', 'down'):
            out[f'layers.{i}.{name}'] = getattr(l, name).weight, getattr(l, name).bias
    parts = [n.arc_d[0], n.rel_d[0], n.start[0], n.end[0], n.attribution[0][0], n.arc_h[0], n.rel_h[0], n.upos, n.ends]
    out['words'] = cat(*(p.weight for p in parts)), cat(*(p.bias for p in parts))
    side = lambda w: w.transpose(-1, -2)      # [.., i, j] for left i and right j: outputs j, inputs i
    out['arcs'] = side(n.arc_w), n.arc_b.weight[0]
    out['rels'] = cat(side(n.rel_w), n.rel_d1.weight), cat(n.rel_h1.weight.flatten(), n.rel_d1.bias + n.rel_h1.bias)
    for name, w, left, right in (('spans', n.span_w, n.span_s, n.span_e), ('names', n.name_w, n.name_s, n.name_e)):
        out[name] = cat(side(w), left.weight), cat(right.weight.flatten(), left.bias + right.bias)
    out['roles'] = n.attribution[1].weight, n.attribution[1].bias
    return out


def tensors(n):
    out = {}
    for name, (weight, bias) in matrices(n).items():
        out[name + '.weight'], out[name + '.scale'] = rounded(weight)
        out[name + '.bias'] = bias
    for name, table in (('word', n.word.weight), ('place', n.place.weight)):
        out[name + '.weight'], out[name + '.scale'] = rounded(table)
    out['shape'] = n.shape.weight + n.type0
    out['root'] = n.root
    for name, norm in [('norm', n.norm)] + [(f'layers.{i}.norm{k}', getattr(l, f'norm{k}')) for i, l in enumerate(n.layers) for k in (1, 2)]:
        out[name + '.weight'], out[name + '.bias'] = norm.weight, norm.bias
    return {k: v.detach().contiguous() for k, v in out.items()}


class Eight:
    """The program's arithmetic over the tensors that ship, in the network's place for train.evaluate."""

    def __init__(self, t, labels):
        self.t, self.rels, self.kinds = t, len(labels['rels']), {'spans': len(labels['mentions']) + 1, 'names': len(labels['names']) + 1}

    def eval(self):
        pass

    def by(self, x, name):
        low, high = x.amin(-1, keepdim=True).clamp(max=0), x.amax(-1, keepdim=True).clamp(min=0)
        scale = ((high - low) / 255).clamp(min=1e-30)
        zero = (-low / scale).round()
        x = (((x / scale).round() + zero).clamp(0, 255) - zero) * scale
        return x @ (self.t[name + '.weight'] * self.t[name + '.scale'][:, None]).T + self.t[name + '.bias']

    def look(self, name, at):
        return self.t[name + '.weight'][at] * self.t[name + '.scale'][at][..., None]

    def norm(self, x, name):
        return torch.nn.functional.layer_norm(x, x.shape[-1:], self.t[name + '.weight'], self.t[name + '.bias'], 1e-12)

    def encode(self, ids, shapes, mask):
        b, s = ids.shape
        x = self.norm(self.look('word', ids) + self.look('place', torch.arange(s))[None] + self.t['shape'][shapes], 'norm')
        away = (1 - mask[:, None, None, :].float()) * -1e4
        for i in range(M.LAYERS):
            q, k, v = (y.view(b, s, M.HEADS, -1).transpose(1, 2) for y in self.by(x, f'layers.{i}.qkv').chunk(3, -1))
            y = (torch.softmax(q @ k.transpose(-1, -2) + away, -1) @ v).transpose(1, 2).reshape(b, s, -1)
            x = self.norm(x + self.by(y, f'layers.{i}.o'), f'layers.{i}.norm1')
            x = self.norm(x + self.by(torch.nn.functional.gelu(self.by(x, f'layers.{i}.up')), f'layers.{i}.down'), f'layers.{i}.norm2')
        return x

    def __call__(self, ids, shapes, mask, first, last):
        x = self.encode(ids, shapes, mask)
        at = lambda i: torch.gather(x, 1, i[:, :, None].expand(-1, -1, x.shape[-1]))
        h = (at(first) + at(last)) * .5
        b, w, _ = h.shape
        every = self.by(torch.cat([self.t['root'].expand(b, 1, -1), h], 1), 'words')
        sizes = [256, 96, 128, 128, 192, 256, 96]
        inner, last = torch.nn.functional.gelu(every[..., :sum(sizes)]), every[:, 1:, sum(sizes):]
        arc_d, rel_d, start, end, role, arc_h, rel_h = inner.split(sizes, -1)
        arcs = self.by(arc_d[:, 1:], 'arcs') @ arc_h.transpose(1, 2)
        left, plain = self.by(rel_d[:, 1:], 'rels').split([self.rels * 96, self.rels], -1)

        def pairs(name):
            t = self.kinds[name]
            left, plain = self.by(start[:, 1:], name).split([t * 128, t], -1)
            return torch.einsum('bwti,bvi->bwvt', left.view(b, w, t, 128), end[:, 1:]) + plain[:, :, None]

        return last[..., :-1], last[..., -1], arcs, (left.view(b, w, self.rels, 96), plain, rel_h), pairs('spans'), self.by(role[:, 1:], 'roles'), pairs('names')

    def relations(self, rel, heads):
        left, plain, right = rel
        at = right.gather(1, heads[:, :, None].expand(-1, -1, right.shape[-1]))
        return torch.einsum('bdrj,bdj->bdr', left, at) + plain


@torch.no_grad()
def main():
    out, base, target = map(Path, sys.argv[1:4])
    target.mkdir(parents=True, exist_ok=True)
    labels = json.loads((out / 'labels.json').read_text())
    reader = T.Reader(base / 'tokenizer.json', labels)
    net = M.build(len(labels['upos']), len(labels['rels']), len(treebank.MENTIONS), len(treebank.NAMES), reader.pieces)
    net.load_state_dict(torch.load(out / 'best.pt', weights_only=True, map_location='cpu')); net.eval()
    T.DEVICE = 'cpu'
    shipped = tensors(net)
    save_file(shipped, str(target / 'language.safetensors'))
    (target / 'labels.json').write_text(json.dumps(labels, indent=1))
    shutil.copy(base / 'vocab.txt', target / 'vocab.txt')
    print((target / 'language.safetensors').stat().st_size, 'bytes')
    if len(sys.argv) > 4:
        _, *kept = treebank.corpora(sys.argv[4])
        for name, scored in (('f32', net), ('int8', Eight(shipped, labels))):
            for corpus, sentences in zip(('EWT dev', 'GUM news', 're3d'), kept):
                print(name, corpus, T.evaluate(scored, reader, treebank.windows(sentences, lambda: 100)), flush=True)


if __name__ == '__main__':
    main()
