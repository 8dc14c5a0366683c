// What the form's check has to do, by the prompt. `cargo xtask scenarios --verify` compiles this beside each turn's
// answer and compares what passes with what the scenario says. The limits are the scenario's own, not medical advice.

mod vitals;

use vitals::{Fault, Field, Form, Reason, Unit, Vitals, check};

const EMPTY: Form = Form {
    age_months: 480,
    temperature: "",
    unit: Unit::Celsius,
    pulse: "",
    systolic: "",
    diastolic: "",
    oxygen: "",
};

#[track_caller]
fn stored(form: Form) -> Vitals {
    check(&form).unwrap_or_else(|faults| panic!("{form:?} is refused: {faults:?}"))
}

#[track_caller]
fn refused(form: Form, expected: &[(Field, Reason)]) {
    let expected: Vec<Fault> = expected.iter().map(|&(field, reason)| Fault { field, reason }).collect();
    assert_eq!(check(&form), Err(expected), "{form:?}");
}

/// Whether a whole number is stored, one step below, at and above the ends of its range.
#[track_caller]
fn accepts(least: i32, most: i32, accepted: impl Fn(&str) -> bool) {
    for (value, expected) in [(least - 1, false), (least, true), (most, true), (most + 1, false)] {
        assert_eq!(accepted(&value.to_string()), expected, "{value}");
    }
}

#[test]
fn an_empty_form_is_no_fault() {
    assert_eq!(stored(EMPTY), Vitals { celsius: None, pulse: None, pressure: None, oxygen: None });
}

#[test]
fn a_good_form_is_stored() {
    let form = Form { temperature: " 37,2", pulse: "72 ", systolic: "118", diastolic: "76", oxygen: "98", ..EMPTY };
    let expected = Vitals { celsius: Some(37.2), pulse: Some(72), pressure: Some((118, 76)), oxygen: Some(98) };
    assert_eq!(stored(form), expected);
}

#[test]
fn fahrenheit_is_stored_in_celsius() {
    for (temperature, expected) in [("86", 30.0), ("98.6", 37.0), ("113", 45.0)] {
        let celsius = stored(Form { temperature, unit: Unit::Fahrenheit, ..EMPTY }).celsius.unwrap();
        assert!((celsius - expected).abs() < 1e-9, "{temperature} becomes {celsius}");
    }
}

#[test]
fn temperatures_outside_their_limits_are_refused() {
    let out = [(Field::Temperature, Reason::OutOfRange)];
    for (unit, values) in [(Unit::Celsius, ["29.9", "45.1", "98.6"]), (Unit::Fahrenheit, ["85.9", "113.1", "37"])] {
        for temperature in values {
            refused(Form { temperature, unit, ..EMPTY }, &out);
        }
    }
}

#[test]
fn what_is_no_number_is_refused() {
    for text in ["x", "12o", "1 2", "--"] {
        refused(Form { temperature: text, ..EMPTY }, &[(Field::Temperature, Reason::NotANumber)]);
        refused(Form { oxygen: text, ..EMPTY }, &[(Field::Oxygen, Reason::NotANumber)]);
    }
}

#[test]
fn not_a_number_never_reaches_the_record() {
    for temperature in ["nan", "NaN", "-NAN", "inf", "-infinity"] {
        let form = Form { temperature, ..EMPTY };
        assert!(check(&form).is_err(), "{temperature} is stored: {:?}", check(&form));
    }
}

#[test]
fn the_pulse_is_judged_by_age() {
    for (age_months, least, most) in [(0, 60, 240), (11, 60, 240), (12, 40, 220), (143, 40, 220), (144, 20, 220)] {
        accepts(least, most, |pulse| check(&Form { age_months, pulse, ..EMPTY }).is_ok());
    }
}

#[test]
fn pressure_and_oxygen_keep_their_limits() {
    accepts(50, 280, |systolic| check(&Form { systolic, diastolic: "20", ..EMPTY }).is_ok());
    accepts(20, 180, |diastolic| check(&Form { systolic: "280", diastolic, ..EMPTY }).is_ok());
    accepts(40, 100, |oxygen| check(&Form { oxygen, ..EMPTY }).is_ok());
    assert!(check(&Form { oxygen: "70000", ..EMPTY }).is_err());
}

#[test]
fn a_pressure_without_its_partner_is_told() {
    refused(Form { systolic: "120", ..EMPTY }, &[(Field::Diastolic, Reason::Missing)]);
    refused(Form { diastolic: "80", ..EMPTY }, &[(Field::Systolic, Reason::Missing)]);
    let both = [(Field::Systolic, Reason::NotANumber), (Field::Diastolic, Reason::Missing)];
    refused(Form { systolic: "120/80", ..EMPTY }, &both);
}

#[test]
fn swapped_pressures_are_told() {
    for (systolic, diastolic) in [("80", "120"), ("90", "90")] {
        refused(Form { systolic, diastolic, ..EMPTY }, &[(Field::Systolic, Reason::Swapped)]);
    }
    assert_eq!(stored(Form { systolic: "91", diastolic: "90", ..EMPTY }).pressure, Some((91, 90)));
}

#[test]
fn every_fault_is_told_in_order() {
    let form = Form { temperature: "?", pulse: "7", systolic: "40", diastolic: "200", oxygen: "0", ..EMPTY };
    let expected = [
        (Field::Temperature, Reason::NotANumber),
        (Field::Pulse, Reason::OutOfRange),
        (Field::Systolic, Reason::OutOfRange),
        (Field::Diastolic, Reason::OutOfRange),
        (Field::Oxygen, Reason::OutOfRange),
    ];
    refused(form, &expected);
}

#[cfg(any(turn = "told", turn = "age"))]
mod messages {
    use super::*;

    #[track_caller]
    fn told(form: Form, expected: &str) {
        let fault = check(&form).unwrap_err()[0];
        assert!(vitals::message(fault, &form).contains(expected), "{}", vitals::message(fault, &form));
    }

    #[test]
    fn name_the_limits_of_this_patient() {
        told(Form { temperature: "50", ..EMPTY }, "30 to 45 °C");
        told(Form { temperature: "37", unit: Unit::Fahrenheit, ..EMPTY }, "86 to 113 °F");
        told(Form { pulse: "230", ..EMPTY }, "20 to 220");
        told(Form { pulse: "250", age_months: 3, ..EMPTY }, "60 to 240");
    }

    #[test]
    fn say_what_is_missing_or_swapped() {
        told(Form { systolic: "120", ..EMPTY }, "diastolic pressure is missing");
        told(Form { systolic: "80", diastolic: "120", ..EMPTY }, "swapped");
        told(Form { pulse: "72.5", ..EMPTY }, "not a whole number");
    }
}
