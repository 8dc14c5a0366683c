//! The table of the simulated person's parameters.

use hare_and_tortoise::engine::cycle::{Evidence, Group, Parameter, Parameters};

#[test]
fn every_parameter_is_in_its_place_with_its_own_key() {
    let all: Vec<Parameter> = Parameter::all().collect();
    for (n, parameter) in all.iter().enumerate() {
        let spec = parameter.spec();
        assert_eq!((*parameter as usize, spec.parameter), (n, *parameter));
        let same = all[..n].iter().filter(|before| before.spec().key == spec.key).count();
        assert_eq!(same, 0, "{}", spec.key);
        assert!(spec.key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.'), "{}", spec.key);
    }
    assert!(Group::ALL.into_iter().all(|group| all.iter().any(|parameter| parameter.spec().group == group)));
}

#[test]
fn every_default_is_allowed_and_says_where_it_comes_from() {
    for parameter in Parameter::all() {
        let default = parameter.default();
        assert_eq!(parameter.nearest(default.value), default.value, "{parameter:?}");
        assert_eq!(Parameters::default().get(parameter), default.value);
        let unfounded = default.source.starts_with("No ") || default.source.starts_with("A rule of thumb");
        assert!(!unfounded || default.evidence == Evidence::Assumed, "{parameter:?}");
        assert!(default.source.len() > 15 && !default.source.ends_with('.'), "{parameter:?}");
    }
}

#[track_caller]
fn check(parameter: Parameter, value: f64, expected: f64) {
    assert_eq!(Parameters::default().with(parameter, value).get(parameter), expected);
}

#[test]
fn a_value_out_of_range_becomes_the_nearest_allowed_one() {
    check(Parameter::Notice, 1.5, 1.0);
    check(Parameter::Notice, -3.0, 0.0);
    check(Parameter::Tries, 2.6, 3.0);
    check(Parameter::Tries, f64::INFINITY, 100.0);
    check(Parameter::Persistence, 0.0, 0.01);
    check(Parameter::Persistence, f64::NAN, 20.0);
}
