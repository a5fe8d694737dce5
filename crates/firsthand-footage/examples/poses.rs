//! How well cameras are turned to one another, where that is known: `poses RECONSTRUCTION.json IMAGES`.
//!
//! The reconstruction is OpenSfM's: cameras with a focal length (in shares of the longer side), shots with a rotation vector from the
//! world to the camera. Printed, with tabs: for each pair of shots the error of the relative rotation in degrees, and the median.
//!
//! The fundamental matrix becomes an essential one by the known focal length, that one its two rotations in closed form (Horn,
//! "Recovering baseline and orientation from essential matrix", 1990); of the two, the one with which the matched points lie in
//! front of both cameras.

use firsthand_footage::decode;
use firsthand_footage::geometry::{Mat3, Pair};
use firsthand_footage::raster::Gray;
use firsthand_footage::verify::{self, Prepared, VerifyOptions};
use std::path::Path;

type Vec3 = [f64; 3];

/// A shot: its picture made ready, its focal length in pixels of that, its rotation.
struct Shot {
    name: String,
    prepared: Prepared,
    focal: f64,
    rotation: Mat3,
}

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [reconstruction, images] = given.as_slice() else {
        eprintln!("usage: poses RECONSTRUCTION.json IMAGES");
        std::process::exit(2);
    };
    let Some(shots) = shots(Path::new(reconstruction), Path::new(images)) else {
        eprintln!("{reconstruction}: no reconstruction with cameras and shots");
        std::process::exit(1);
    };
    let mut errors = Vec::new();
    for (i, a) in shots.iter().enumerate() {
        for b in shots.iter().skip(i + 1) {
            let Some(error) = error(a, b) else { continue };
            println!("{} {}\t{error:.3}", a.name, b.name);
            errors.push(error);
        }
    }
    errors.sort_by(f64::total_cmp);
    if let Some(median) = errors.get(errors.len() / 2) {
        println!("median\t{median:.2}");
    }
}

fn shots(reconstruction: &Path, images: &Path) -> Option<Vec<Shot>> {
    let sheet: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(reconstruction).ok()?).ok()?;
    let sheet = sheet.get(0)?;
    let options = VerifyOptions::default();
    let mut all = Vec::new();
    for (name, shot) in sheet["shots"].as_object()? {
        let camera = &sheet["cameras"][shot["camera"].as_str()?];
        let turn: Vec<f64> = shot["rotation"].as_array()?.iter().filter_map(serde_json::Value::as_f64).collect();
        let picture = decode::read_picture(&images.join(name), name, &decode::Limits::default()).value?;
        let prepared = Prepared::new(&Gray::from_rgb(&picture.rgb), &options.sift);
        let focal = camera["focal"].as_f64()? * prepared.width.max(prepared.height) as f64;
        all.push(Shot {
            name: name.clone(),
            prepared,
            focal,
            rotation: rodrigues([*turn.first()?, *turn.get(1)?, *turn.get(2)?]),
        });
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    Some(all)
}

/// Degrees between the rotation found and the one known; `None` where no scene was found.
fn error(a: &Shot, b: &Shot) -> Option<f64> {
    let evidence = verify::verify(&a.prepared, &b.prepared, &VerifyOptions::default());
    let f = evidence.scene?;
    // E = K_b^T F K_a, with the principal point in the middle.
    let calibration =
        |s: &Shot| [s.focal, 0.0, s.prepared.width as f64 / 2.0, 0.0, s.focal, s.prepared.height as f64 / 2.0, 0.0, 0.0, 1.0];
    let (ka, kb) = (calibration(a), calibration(b));
    let essential = nearest_essential(&mul(&transpose(&kb), &mul(&f, &ka)));
    let ray = |k: &Mat3, p: [f64; 2]| [(p[0] - k[2]) / k[0], (p[1] - k[5]) / k[4], 1.0];
    let rays: Vec<(Vec3, Vec3)> = evidence.inliers.iter().map(|p: &Pair| (ray(&ka, p.a), ray(&kb, p.b))).collect();
    let found = motions(&essential).into_iter().max_by_key(|(r, t)| in_front(r, t, &rays))?.0;
    let known = mul(&b.rotation, &transpose(&a.rotation));
    let between = mul(&found, &transpose(&known));
    Some((((between[0] + between[4] + between[8]) - 1.0) / 2.0).clamp(-1.0, 1.0).acos().to_degrees())
}

/// The matrix with two equal singular values and none else that is nearest: Newton's and Schulz's iteration, which draws the
/// values other than 0 to 1.
fn nearest_essential(e: &Mat3) -> Mat3 {
    let size = (e.iter().map(|v| v * v).sum::<f64>() / 2.0).sqrt();
    let mut x = e.map(|v| v / size);
    for _ in 0..30 {
        let square = mul(&transpose(&x), &x);
        let step: Mat3 = std::array::from_fn(|i| if i % 4 == 0 { (3.0 - square[i]) / 2.0 } else { -square[i] / 2.0 });
        x = mul(&x, &step);
    }
    x
}

/// The four motions of an essential matrix, x_b = R x_a + t.
fn motions(e: &Mat3) -> Vec<(Mat3, Vec3)> {
    let half = e.iter().map(|v| v * v).sum::<f64>() / 2.0;
    let square = mul(e, &transpose(e));
    // b b^T = half I - E E^T: the column with the largest diagonal gives b.
    let outer: Mat3 = std::array::from_fn(|i| if i % 4 == 0 { half - square[i] } else { -square[i] });
    let Some(k) = (0..3).max_by(|i, j| outer[i * 4].total_cmp(&outer[j * 4])).filter(|k| outer[k * 4] > 0.0) else {
        return Vec::new();
    };
    let b = [0, 1, 2].map(|i| outer[i * 3 + k] / outer[k * 4].sqrt());
    let row = |i: usize| [e[i * 3], e[i * 3 + 1], e[i * 3 + 2]];
    // Cofactors of E, row by row.
    let c = [cross(row(1), row(2)), cross(row(2), row(0)), cross(row(0), row(1))];
    let size = b.iter().map(|v| v * v).sum::<f64>();
    let mut out = Vec::new();
    for b in [b, b.map(|v| -v)] {
        let cross_b = [0.0, -b[2], b[1], b[2], 0.0, -b[0], -b[1], b[0], 0.0];
        let be = mul(&cross_b, e);
        let r: Mat3 = std::array::from_fn(|i| (c[i / 3][i % 3] - be[i]) / size);
        out.push((r, b));
        out.push((r, b.map(|v| -v)));
    }
    out
}

/// How many points lie in front of both cameras.
fn in_front(r: &Mat3, t: &Vec3, rays: &[(Vec3, Vec3)]) -> usize {
    rays.iter()
        .filter(|(p, q)| {
            // Depths s, u with u q = s R p + t, by least squares.
            let m: Vec3 = [0, 1, 2].map(|i| r[i * 3] * p[0] + r[i * 3 + 1] * p[1] + r[i * 3 + 2] * p[2]);
            let (mm, mq, qq) = (dot(m, m), dot(m, *q), dot(*q, *q));
            let det = mq * mq - mm * qq;
            let (mt, qt) = (dot(m, *t), dot(*q, *t));
            let (s, u) = ((qq * mt - mq * qt) / det, (mq * mt - mm * qt) / det);
            s > 0.0 && u > 0.0
        })
        .count()
}

fn rodrigues(v: Vec3) -> Mat3 {
    let angle = dot(v, v).sqrt();
    if angle < 1e-12 {
        return [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0];
    }
    let [x, y, z] = v.map(|c| c / angle);
    let (s, c) = angle.sin_cos();
    let k = 1.0 - c;
    [
        c + x * x * k,
        x * y * k - z * s,
        x * z * k + y * s,
        y * x * k + z * s,
        c + y * y * k,
        y * z * k - x * s,
        z * x * k - y * s,
        z * y * k + x * s,
        c + z * z * k,
    ]
}

fn mul(a: &Mat3, b: &Mat3) -> Mat3 {
    std::array::from_fn(|i| (0..3).map(|k| a[i / 3 * 3 + k] * b[k * 3 + i % 3]).sum())
}

fn transpose(m: &Mat3) -> Mat3 {
    std::array::from_fn(|i| m[i % 3 * 3 + i / 3])
}

fn dot(a: Vec3, b: Vec3) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn cross(p: Vec3, q: Vec3) -> Vec3 {
    [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]]
}
