#!/usr/bin/env python3
"""More labelled pairs from the names of frames, so that the bar is tried on pairs that it was not chosen on.

    more_pairs.py ROOT PAIRS.tsv > more.tsv

Frames are named `fFLOOR_AREA_CLIP_frame_NUMBER.jpg` (or with another first letter for clips of single rooms). The same area on
two floors is a false pair, and a hard one; neighbouring frames of one clip are a true one. Pairs of PAIRS.tsv are left out.
The choice is by a fixed seed.
"""
import csv, glob, os, random, re, sys


def main():
    root, table = sys.argv[1:3]
    draw = random.Random(7)
    frames = sorted(os.path.relpath(f, root) for f in glob.glob(os.path.join(root, '**', '*_frame_*.jpg'), recursive=True))
    known = {frozenset((r['image_a'], r['image_b'])) for r in csv.DictReader(open(table), delimiter='\t')}
    rooms, clips = {}, {}
    for f in frames:
        name = os.path.basename(f)
        if room := re.match(r'(f\d+)_(\w+?)_(\w+)_frame_(\d+)', name):
            rooms.setdefault((room[2], room[1]), []).append(f)
        clip, number = re.match(r'(.*)_frame_(\d+)', name).groups()
        clips.setdefault(clip, []).append((int(number), f))
    rows = []
    for area in sorted({a for a, _ in rooms}):
        floors = sorted(f for a, f in rooms if a == area)
        for i, one in enumerate(floors):
            for other in floors[i + 1:]:
                for _ in range(2 if area == 'elevator' else 1):
                    pair = draw.choice(rooms[area, one]), draw.choice(rooms[area, other])
                    if frozenset(pair) not in known:
                        known.add(frozenset(pair))
                        rows.append(('F-more-twins', 0, *pair))
    for clip, seen in sorted(clips.items()):
        seen.sort()
        near = 3 if clip.startswith('f') else 1
        next_to = [(a, b) for a, b in zip(seen, seen[1:]) if b[0] - a[0] <= near and frozenset((a[1], b[1])) not in known]
        rows += [('more-next', 1, a[1], b[1]) for a, b in draw.sample(next_to, min(2, len(next_to)))]
    rows.sort(key=lambda r: (r[0], r[2]))
    print('set', 'same_place', 'image_a', 'image_b', sep='\t')
    for row in rows:
        print(*row, sep='\t')


main()
