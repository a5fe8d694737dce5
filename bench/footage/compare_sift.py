#!/usr/bin/env python3
"""Times our features beside OpenCV's SIFT on the same pictures, one thread each, and compares what they find.

    compare_sift.py FEATURES_BINARY A.jpg [B.jpg] [--points 2048] [--size 1600x1200]

FEATURES_BINARY: `cargo build --release -p firsthand-footage --example features` makes it. OpenCV: `pip install
opencv-python-headless` in an environment of your own; the program itself never needs it.
"""
import argparse, os, subprocess, tempfile, time
import cv2
import numpy as np


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument('binary')
    ask.add_argument('pictures', nargs='+')
    ask.add_argument('--points', type=int, default=2048)
    ask.add_argument('--size', default='1600x1200')
    a = ask.parse_args()
    cv2.setNumThreads(1)
    size = tuple(int(v) for v in a.size.split('x'))
    with tempfile.TemporaryDirectory() as folder:
        paths, theirs = [], []
        for i, p in enumerate(a.pictures[:2]):
            gray = cv2.resize(cv2.imread(p, cv2.IMREAD_GRAYSCALE), size, interpolation=cv2.INTER_AREA)
            paths.append(os.path.join(folder, f'{i}.png'))
            cv2.imwrite(paths[-1], gray)
            sift = cv2.SIFT_create(a.points, contrastThreshold=0.01)
            best = float('inf')
            for _ in range(5):
                start = time.perf_counter()
                points, described = sift.detectAndCompute(gray, None)
                best = min(best, time.perf_counter() - start)
            print(f'OpenCV {p}: {len(points)} points, {best * 1e3:.1f} ms')
            described = np.sqrt(described / (described.sum(1, keepdims=True) + 1e-9))
            theirs.append((points, described))
        ours = subprocess.run([a.binary, str(a.points), *paths], capture_output=True, text=True, check=True)
        print(ours.stderr.strip())
        mine = np.array([[float(v) for v in line.split()] for line in ours.stdout.splitlines()])
        other = np.array([[*p.pt, p.size / 2] for p in theirs[0][0]])
        near = 0
        for x, y, s in mine:
            d = np.hypot(other[:, 0] - x, other[:, 1] - y)
            near += bool(((d < 1.5) & (np.abs(np.log(other[:, 2] / s)) < 0.25)).any())
        print(f'{near} of {len(mine)} of our points are OpenCV points too (1.5 pixels, 25% of scale)')
        if len(theirs) > 1:
            both = cv2.BFMatcher(cv2.NORM_L2, crossCheck=False)
            to = {m.queryIdx: (m.trainIdx, m.distance / max(n.distance, 1e-9)) for m, n in both.knnMatch(theirs[0][1], theirs[1][1], 2)}
            back = {m.queryIdx: m.trainIdx for m, in both.knnMatch(theirs[1][1], theirs[0][1], 1)}
            print('OpenCV', sum(r < 0.8 and back[j] == i for i, (j, r) in to.items()), 'matches')


main()
