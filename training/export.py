#!/usr/bin/env python3
"""Write the trained model as int8 ONNX (per channel, reduced range) for the program, and check it against the f32 graph.

    export.py OUT_DIR BASE_DIR TARGET_DIR [DATA]
OUT_DIR as train.py left it; writes TARGET_DIR/language.onnx, labels.json, vocab.txt. With DATA, as train.py takes it, both graphs are
scored on the tasks: what the eight bits cost.
"""
import json, shutil, sys
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

import model as M
import train as T
import treebank


class Exported(torch.nn.Module):
    """The graph that ships: relations stay factored, [B,W,R,K] and [B,W+1,K], so that only those of the chosen heads are scored;
    spans and names are [B,W,T+1,W], from row word to column word."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, ids, shapes, mask, first, last):
        n = self.net
        x = n.encode(ids, shapes, mask)
        at = lambda i: torch.gather(x, 1, i[:, :, None].expand(-1, -1, M.HIDDEN))
        h = (at(first) + at(last)) * .5
        rooted = torch.cat([n.root[None, None].expand(h.shape[0], 1, M.HIDDEN), h], 1)
        hd = n.arc_h(rooted)
        arcs = torch.matmul(torch.matmul(n.arc_d(h), n.arc_w), hd.transpose(1, 2)) + n.arc_b(hd).transpose(1, 2)
        rd, rh = n.rel_d(h), n.rel_h(rooted)
        b, w = h.shape[0], h.shape[1]
        r, k = n.rel_w.shape[0], n.rel_w.shape[1]
        rel = torch.matmul(rd, n.rel_w.permute(1, 0, 2).reshape(k, r * k)).reshape(b, w, r, k)
        start, end = n.start(h), n.end(h)

        def pairs(weight, of_start, of_end):
            t, s = weight.shape[0], weight.shape[1]
            left = torch.matmul(start, weight.permute(1, 0, 2).reshape(s, t * s)).reshape(b, w * t, s)
            return torch.matmul(left, end.transpose(1, 2)).reshape(b, w, t, w) + of_start(start)[:, :, :, None] + of_end(end).transpose(1, 2)[:, None]

        spans, names = pairs(n.span_w, n.span_s, n.span_e), pairs(n.name_w, n.name_s, n.name_e)
        return n.upos(h), n.ends(h).squeeze(-1), arcs, rel, rh, n.rel_d1(rd), n.rel_h1(rh), spans, n.attribution(h), names


INPUTS = ['ids', 'shapes', 'mask', 'first', 'last']
NAMES = ['upos', 'ends', 'arcs', 'rel_d', 'rel_h', 'rel_d1', 'rel_h1', 'spans', 'attribution', 'names']


class Session:
    """An exported graph in the place of the network, for train.evaluate."""

    def __init__(self, path):
        self.session = ort.InferenceSession(str(path))

    def eval(self):
        pass

    def __call__(self, *inputs):
        out = [torch.from_numpy(x) for x in self.session.run(None, {k: v.numpy() for k, v in zip(INPUTS, inputs)})]
        upos, ends, arcs, left, right, of_word, of_head, spans, roles, names = out
        return upos, ends, arcs, (left, of_word, right, of_head), spans.transpose(2, 3), roles, names.transpose(2, 3)

    def relations(self, rel, heads):
        left, of_word, right, of_head = rel
        at = lambda t: t.gather(1, heads[:, :, None].expand(-1, -1, t.shape[-1]))
        return torch.einsum('bdrk,bdk->bdr', left, at(right)) + of_word + at(of_head)


def main():
    out, base, target = map(Path, sys.argv[1:4])
    target.mkdir(parents=True, exist_ok=True)
    labels = json.loads((out / 'labels.json').read_text())
    reader = T.Reader(base / 'tokenizer.json', labels)
    net = M.build(len(labels['upos']), len(labels['rels']), len(treebank.MENTIONS), len(treebank.NAMES), reader.pieces)
    net.load_state_dict(torch.load(out / 'best.pt', weights_only=True, map_location='cpu')); net.eval()
    T.DEVICE = 'cpu'
    windows = []
    for words in ('Two officers told the Courier that nobody was hurt .', 'Rescued overnight'):
        s = treebank.Sentence(); s.words = words.split()
        s.upos, s.heads, s.deprels = ([x] * len(s.words) for x in ('X', -1, 'dep'))
        windows.append(treebank.Window([s]))
    inputs, _ = reader.inputs(windows)
    axes = {'ids': {0: 'b', 1: 's'}, 'shapes': {0: 'b', 1: 's'}, 'mask': {0: 'b', 1: 's'}, 'first': {0: 'b', 1: 'w'}, 'last': {0: 'b', 1: 'w'}}
    f32 = out / 'language.f32.onnx'
    graph = Exported(net).eval()
    torch.onnx.export(graph, tuple(inputs), str(f32), input_names=list(axes), output_names=NAMES, dynamic_axes=axes, opset_version=17, dynamo=False)
    quantize_dynamic(str(f32), str(target / 'language.onnx'), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, op_types_to_quantize=['MatMul', 'Gather'])
    (target / 'labels.json').write_text(json.dumps(labels, indent=1))
    shutil.copy(base / 'vocab.txt', target / 'vocab.txt')
    feed = {k: v.numpy() for k, v in zip(axes, inputs)}
    a, b = (ort.InferenceSession(str(p)).run(None, feed) for p in (f32, target / 'language.onnx'))
    with torch.no_grad():
        ref = graph(*inputs)
    for name, x, y, z in zip(NAMES, a, b, ref):
        print(f'{name:7} {x.shape} f32 against torch {np.abs(x - z.numpy()).max():.5f}  int8 against f32 {np.abs(x - y).max():.4f} of {np.abs(x).max():.2f}')
    print((target / 'language.onnx').stat().st_size, 'bytes')
    if len(sys.argv) > 4:
        _, *kept = treebank.corpora(sys.argv[4])
        for path in (f32, target / 'language.onnx'):
            for name, sentences in zip(('EWT dev', 'GUM news', 're3d'), kept):
                print(path.name, name, T.evaluate(Session(path), reader, treebank.windows(sentences, lambda: 100)), flush=True)


if __name__ == '__main__':
    main()
