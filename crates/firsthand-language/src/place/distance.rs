//! Distances and bearings on the sphere.

/// Mean radius of the Earth in kilometres.
const RADIUS: f64 = 6371.0;

/// Great-circle distance in kilometres between two points in degrees.
pub fn distance_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat1, lat2) = (a.0.to_radians(), b.0.to_radians());
    let (dlat, dlon) = (lat2 - lat1, (b.1 - a.1).to_radians());
    let h = (dlat / 2.0).sin().powi(2) + lat1.cos() * lat2.cos() * (dlon / 2.0).sin().powi(2);
    2.0 * RADIUS * h.sqrt().min(1.0).asin()
}

/// The point so many kilometres from another in a direction (degrees clockwise from north).
pub fn offset(from: (f64, f64), km: f64, bearing: f64) -> (f64, f64) {
    let (lat, lon, b, d) = (from.0.to_radians(), from.1.to_radians(), bearing.to_radians(), km / RADIUS);
    let lat2 = (lat.sin() * d.cos() + lat.cos() * d.sin() * b.cos()).clamp(-1.0, 1.0).asin();
    let lon2 = lon + (b.sin() * d.sin() * lat.cos()).atan2(d.cos() - lat.sin() * lat2.sin());
    (lat2.to_degrees(), (lon2.to_degrees() + 540.0).rem_euclid(360.0) - 180.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let moscow = (55.75, 37.62);
        let there = offset(moscow, 340.0, 225.0);
        assert!((distance_km(moscow, there) - 340.0).abs() < 0.5);
        assert!(there.0 < moscow.0 && there.1 < moscow.1);
        assert!((distance_km((51.5, -0.1), (48.85, 2.35)) - 343.0).abs() < 8.0);
    }
}
