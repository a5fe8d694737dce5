//! Features, geometry and verdicts on places made by code and seen through known transforms.

mod common;

use common::{ANGLE, gray, homography, straight, view};
use firsthand_footage::geometry::project;
use firsthand_footage::raster::Gray;
use firsthand_footage::sift::{SiftOptions, features};
use firsthand_footage::verdict::{Verdict, judge, places};
use firsthand_footage::verify::{Prepared, VerifyOptions, verify};

fn options() -> VerifyOptions {
    VerifyOptions { sift: SiftOptions { max_points: 1200, ..SiftOptions::default() }, ..VerifyOptions::default() }
}

fn prepared(rgb: &image::RgbImage) -> Prepared {
    Prepared::new(&gray(rgb), &options().sift)
}

#[test]
fn features_are_found_again_through_a_known_homography() {
    let (a, b) = (straight(1), view(1, 480, 360, homography(ANGLE)));
    let o = SiftOptions { max_points: 800, ..SiftOptions::default() };
    let (fa, fb) = (features(&gray(&a), &o), features(&gray(&b), &o));
    assert!(fa.points.len() > 300, "{}", fa.points.len());
    let matches = firsthand_footage::matching::mutual(&fa, &fb, 0.8);
    // ANGLE maps pixels of b to pixels of a.
    let h = ANGLE.map(f64::from);
    let right = matches
        .iter()
        .filter(|m| {
            let (p, q) = (fa.points[m.a], fb.points[m.b]);
            project(&h, [f64::from(q.x), f64::from(q.y)])
                .is_some_and(|[x, y]| (x - f64::from(p.x)).hypot(y - f64::from(p.y)) < 2.0)
        })
        .count();
    assert!(right > 100 && right * 10 > matches.len() * 9, "{right} of {}", matches.len());
}

#[test]
fn one_place_from_two_angles_is_the_same_and_two_places_are_not() {
    let (a, b) = (prepared(&straight(2)), prepared(&view(2, 480, 360, homography(ANGLE))));
    let other = prepared(&view(3, 480, 360, homography(ANGLE)));
    let evidence = verify(&a, &b, &options());
    let same = judge(&evidence, &a, &b);
    assert_eq!(same.verdict, Verdict::Same);
    assert!(!places(&evidence, &a, &b).agrees.is_empty());
    let unlike = judge(&verify(&a, &other, &options()), &a, &other);
    assert_eq!(unlike.verdict, Verdict::NotShown);
    assert!(unlike.score < 0.3 && unlike.score < same.score, "{}", unlike.score);
}

#[test]
fn the_plane_of_a_flat_place_is_the_homography_it_was_made_with() {
    let (a, b) = (prepared(&straight(4)), prepared(&view(4, 480, 360, homography(ANGLE))));
    let evidence = verify(&b, &a, &options());
    let (found, truth) = (evidence.plane.unwrap(), ANGLE.map(f64::from));
    for p in [[60.0, 60.0], [400.0, 80.0], [240.0, 180.0], [90.0, 300.0], [420.0, 310.0]] {
        let ([x, y], [u, v]) = (project(&found, p).unwrap(), project(&truth, p).unwrap());
        assert!((x - u).hypot(y - v) < 1.0, "{p:?}: {x} {y} beside {u} {v}");
    }
}

#[test]
fn a_pattern_that_repeats_does_not_add_up_to_sameness() {
    // One small tile over and over, in both pictures, around different centres.
    let tiles = |seed: u32, unlike: u32| {
        view(seed, 480, 360, move |x, y| {
            if (180.0..300.0).contains(&x) && (120.0..240.0).contains(&y) {
                (x + 5000.0 + 700.0 * unlike as f32, y)
            } else {
                (x.rem_euclid(60.0), y.rem_euclid(60.0))
            }
        })
    };
    let (a, b) = (prepared(&tiles(5, 1)), prepared(&tiles(5, 2)));
    let judged = judge(&verify(&a, &b, &options()), &a, &b);
    assert_ne!(judged.verdict, Verdict::Same, "{}", judged.score);
}

#[test]
fn the_same_pictures_give_the_same_numbers_in_any_number_of_threads() {
    let (a, b) = (prepared(&straight(6)), prepared(&view(6, 480, 360, homography(ANGLE))));
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let first = one.install(|| verify(&a, &b, &options()));
    let second = verify(&a, &b, &options());
    assert_eq!(first.inliers, second.inliers);
    assert_eq!(first.scene, second.scene);
}

#[test]
fn blank_tiny_and_empty_pictures_are_not_shown() {
    let blank = Prepared::new(&Gray::new(300, 200), &options().sift);
    let tiny = Prepared::new(&Gray::new(3, 2), &options().sift);
    let empty = Prepared::new(&Gray::new(0, 0), &options().sift);
    let real = prepared(&straight(7));
    for p in [&blank, &tiny, &empty] {
        let judged = judge(&verify(p, &real, &options()), p, &real);
        assert_eq!(judged.verdict, Verdict::NotShown);
        judge(&verify(&real, p, &options()), &real, p);
        judge(&verify(p, p, &options()), p, p);
    }
}

#[test]
fn mirrored_features_are_the_features_of_the_mirror_image() {
    let picture = straight(8);
    let o = SiftOptions { max_points: 400, ..SiftOptions::default() };
    let mirrored = features(&gray(&picture), &o).mirrored();
    let really = features(&gray(&image::imageops::flip_horizontal(&picture)), &o);
    let matches = firsthand_footage::matching::mutual(&mirrored, &really, 0.8);
    let near = matches.iter().filter(|m| {
        let (p, q) = (mirrored.points[m.a], really.points[m.b]);
        (p.x - q.x).abs() < 1.5 && (p.y - q.y).abs() < 1.5
    });
    assert!(near.count() > 200);
}
