#!/usr/bin/env python3
"""Make crates/firsthand/data/outlines.bin: coasts and borders for the map, from Natural Earth (public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 training/outlines.py package/countries-50m.json crates/firsthand/data/outlines.bin

The TopoJSON's arcs are simplified (Douglas-Peucker, TOLERANCE degrees) with their ends kept, so that neighbours still meet.
Format, all integers LEB128 varints, signed ones zigzag: number of arcs; for each: 1 for a border or 0 for a coast, number of
points, first point, then differences, each as x then y in hundredths of a degree; number of rings; for each: number of arcs, then
their indexes (negative: ~index, walked backwards).
"""
import json, sys
from collections import Counter

TOLERANCE = 0.03


def decode(topology):
    (sx, sy), (tx, ty) = topology['transform']['scale'], topology['transform']['translate']
    for arc in topology['arcs']:
        x = y = 0
        out = []
        for dx, dy in arc:
            x += dx; y += dy
            out.append((x * sx + tx, y * sy + ty))
        yield out


def simplify(points):
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        a, b = stack.pop()
        (ax, ay), (bx, by) = points[a], points[b]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** .5
        worst, at = 0, None
        for i in range(a + 1, b):
            px, py = points[i]
            d = abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length if length else ((px - ax) ** 2 + (py - ay) ** 2) ** .5
            if d > worst:
                worst, at = d, i
        if worst > TOLERANCE:
            keep.add(at); stack += [(a, at), (at, b)]
    return [points[i] for i in sorted(keep)]


def varint(n):
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128); n >>= 7
    out.append(n)
    return bytes(out)


def signed(n):
    return varint(n << 1 if n >= 0 else (-n << 1) - 1)


def main():
    topology = json.load(open(sys.argv[1]))
    rings = []
    for g in topology['objects']['countries']['geometries']:
        polygons = [g['arcs']] if g['type'] == 'Polygon' else g['arcs'] if g['type'] == 'MultiPolygon' else []
        rings += [ring for polygon in polygons for ring in polygon]
    used = Counter(i if i >= 0 else ~i for ring in rings for i in ring)
    out = bytearray(varint(len(topology['arcs'])))
    for i, arc in enumerate(decode(topology)):
        points = [(round(x * 100), round(y * 100)) for x, y in simplify(arc)]
        out += varint(int(used[i] > 1)) + varint(len(points))
        x = y = 0
        for px, py in points:
            out += signed(px - x) + signed(py - y); x, y = px, py
    out += varint(len(rings))
    for ring in rings:
        out += varint(len(ring)) + b''.join(signed(i) for i in ring)
    open(sys.argv[2], 'wb').write(out)
    print(len(out), 'bytes')


main()
