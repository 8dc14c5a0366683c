//! Checks vital signs as they are typed in, before they reach the record.
//!
//! The limits are the clinic's own, made to catch typing errors. They are no statement about health.

use std::ops::RangeInclusive;

/// The unit in which a temperature was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Celsius,
    Fahrenheit,
}

/// A field of the form, in the form's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Temperature,
    Pulse,
    Systolic,
    Diastolic,
    Oxygen,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It holds something else than a number of the kind that is stored.
    NotANumber,
    /// It holds a number that the clinic does not accept.
    OutOfRange,
    /// It was left empty, and the other pressure was not.
    Missing,
    /// The systolic pressure is not above the diastolic one.
    Swapped,
}

/// One thing to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    pub field: Field,
    pub reason: Reason,
}

/// The form as it was typed; a field left out is empty.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    pub age_months: u16,
    pub temperature: &'a str,
    pub unit: Unit,
    pub pulse: &'a str,
    pub systolic: &'a str,
    pub diastolic: &'a str,
    pub oxygen: &'a str,
}

/// What may be stored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vitals {
    pub celsius: Option<f64>,
    /// Beats a minute.
    pub pulse: Option<u16>,
    /// Systolic and diastolic.
    pub pressure: Option<(u16, u16)>,
    /// Per cent.
    pub oxygen: Option<u16>,
}

const CELSIUS: RangeInclusive<f64> = 30.0..=45.0;
const FAHRENHEIT: RangeInclusive<f64> = 86.0..=113.0;
const SYSTOLIC: RangeInclusive<u16> = 50..=280;
const DIASTOLIC: RangeInclusive<u16> = 20..=180;
const OXYGEN: RangeInclusive<u16> = 40..=100;

/// Beats a minute that are accepted at an age.
fn pulse_limits(age_months: u16) -> RangeInclusive<u16> {
    match age_months {
        0..12 => 60..=240,
        12..144 => 40..=220,
        144.. => 20..=220,
    }
}

/// What may be stored of a form, or all that has to be corrected, in the order of the form.
pub fn check(form: &Form) -> Result<Vitals, Vec<Fault>> {
    let temperature = temperature(form.temperature, form.unit);
    let pulse = whole(form.pulse, &pulse_limits(form.age_months));
    let mut systolic = whole(form.systolic, &SYSTOLIC);
    let mut diastolic = whole(form.diastolic, &DIASTOLIC);
    let oxygen = whole(form.oxygen, &OXYGEN);

    // The two pressures belong together.
    match (systolic, diastolic) {
        (Ok(None), Ok(Some(_)) | Err(_)) => systolic = Err(Reason::Missing),
        (Ok(Some(_)) | Err(_), Ok(None)) => diastolic = Err(Reason::Missing),
        (Ok(Some(high)), Ok(Some(low))) if high <= low => systolic = Err(Reason::Swapped),
        _ => {}
    }

    let reasons = [
        (Field::Temperature, temperature.err()),
        (Field::Pulse, pulse.err()),
        (Field::Systolic, systolic.err()),
        (Field::Diastolic, diastolic.err()),
        (Field::Oxygen, oxygen.err()),
    ];
    let fault = |(field, reason): (Field, Option<Reason>)| Some(Fault { field, reason: reason? });
    let faults: Vec<Fault> = reasons.into_iter().filter_map(fault).collect();

    match (temperature, pulse, systolic, diastolic, oxygen) {
        (Ok(celsius), Ok(pulse), Ok(systolic), Ok(diastolic), Ok(oxygen)) => {
            Ok(Vitals { celsius, pulse, pressure: systolic.zip(diastolic), oxygen })
        }
        _ => Err(faults),
    }
}

/// A temperature in degrees Celsius; `None` where the field was left empty.
fn temperature(typed: &str, unit: Unit) -> Result<Option<f64>, Reason> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let value: f64 = typed.replace(',', ".").parse().map_err(|_| Reason::NotANumber)?;
    // "nan", "inf" and "infinity" parse, too.
    if !value.is_finite() {
        return Err(Reason::NotANumber);
    }
    // Each unit has limits of its own, so that no rounding moves them.
    match unit {
        Unit::Celsius if CELSIUS.contains(&value) => Ok(Some(value)),
        Unit::Fahrenheit if FAHRENHEIT.contains(&value) => Ok(Some((value - 32.0) / 1.8)),
        _ => Err(Reason::OutOfRange),
    }
}

/// A whole number within limits; `None` where the field was left empty.
fn whole(typed: &str, limits: &RangeInclusive<u16>) -> Result<Option<u16>, Reason> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    // Parsed wider than it is stored: 70000 and -5 are numbers, only out of range.
    let value: i64 = typed.parse().map_err(|_| Reason::NotANumber)?;
    match u16::try_from(value) {
        Ok(value) if limits.contains(&value) => Ok(Some(value)),
        _ => Err(Reason::OutOfRange),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: Form = Form {
        age_months: 400,
        temperature: "",
        unit: Unit::Celsius,
        pulse: "",
        systolic: "",
        diastolic: "",
        oxygen: "",
    };

    #[track_caller]
    fn refused(form: Form, expected: &[(Field, Reason)]) {
        let expected: Vec<Fault> = expected.iter().map(|&(field, reason)| Fault { field, reason }).collect();
        assert_eq!(check(&form), Err(expected), "{form:?}");
    }

    #[test]
    fn an_empty_form_stores_nothing() {
        let nothing = Vitals { celsius: None, pulse: None, pressure: None, oxygen: None };
        assert_eq!(check(&EMPTY), Ok(nothing));
    }

    #[test]
    fn temperatures_end_where_the_limits_say() {
        for (unit, least, most) in [(Unit::Celsius, "30", "45,0"), (Unit::Fahrenheit, "86", " 113.0 ")] {
            for temperature in [least, most] {
                let vitals = check(&Form { temperature, unit, ..EMPTY }).unwrap();
                assert!(CELSIUS.contains(&vitals.celsius.unwrap()), "{temperature} {unit:?}");
            }
        }
        for (unit, below, above) in [(Unit::Celsius, "29.9", "45.1"), (Unit::Fahrenheit, "85.9", "113.1")] {
            for temperature in [below, above] {
                refused(Form { temperature, unit, ..EMPTY }, &[(Field::Temperature, Reason::OutOfRange)]);
            }
        }
    }

    #[test]
    fn what_is_no_number_is_never_a_temperature() {
        for temperature in ["nan", "NaN", "-nan", "inf", "infinity", "3 7", "37.5.1", "37 C"] {
            refused(Form { temperature, ..EMPTY }, &[(Field::Temperature, Reason::NotANumber)]);
        }
    }

    #[test]
    fn a_temperature_in_the_wrong_unit_is_out_of_range() {
        refused(Form { temperature: "98.6", ..EMPTY }, &[(Field::Temperature, Reason::OutOfRange)]);
        let form = Form { temperature: "37", unit: Unit::Fahrenheit, ..EMPTY };
        refused(form, &[(Field::Temperature, Reason::OutOfRange)]);
    }

    #[test]
    fn the_pulse_is_judged_by_age() {
        for (age_months, least, most) in [(11, 60, 240), (12, 40, 220), (143, 40, 220), (144, 20, 220)] {
            let ends = [(least - 1, false), (least, true), (most, true), (most + 1, false)];
            for (pulse, expected) in ends {
                let accepted = check(&Form { age_months, pulse: &pulse.to_string(), ..EMPTY }).is_ok();
                assert_eq!(accepted, expected, "{pulse} at {age_months} months");
            }
        }
    }

    #[test]
    fn pressures_come_in_pairs() {
        refused(Form { systolic: "120", ..EMPTY }, &[(Field::Diastolic, Reason::Missing)]);
        refused(Form { diastolic: "80", ..EMPTY }, &[(Field::Systolic, Reason::Missing)]);
    }

    #[test]
    fn the_systolic_pressure_is_the_higher_one() {
        for (systolic, diastolic) in [("80", "120"), ("90", "90")] {
            refused(Form { systolic, diastolic, ..EMPTY }, &[(Field::Systolic, Reason::Swapped)]);
        }
        let vitals = check(&Form { systolic: "91", diastolic: "90", ..EMPTY }).unwrap();
        assert_eq!(vitals.pressure, Some((91, 90)));
    }

    #[test]
    fn a_number_that_is_too_large_to_store_is_still_a_number() {
        for oxygen in ["39", "101", "70000", "-98"] {
            refused(Form { oxygen, ..EMPTY }, &[(Field::Oxygen, Reason::OutOfRange)]);
        }
    }

    #[test]
    fn every_fault_is_told_in_order() {
        let form = Form { temperature: "?", pulse: "7", systolic: "120/80", oxygen: "0", ..EMPTY };
        let expected = [
            (Field::Temperature, Reason::NotANumber),
            (Field::Pulse, Reason::OutOfRange),
            (Field::Systolic, Reason::NotANumber),
            (Field::Diastolic, Reason::Missing),
            (Field::Oxygen, Reason::OutOfRange),
        ];
        refused(form, &expected);
    }
}
