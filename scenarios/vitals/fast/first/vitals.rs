/// Unit of the temperature on the form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unit {
    Celsius,
    Fahrenheit,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Field {
    Temperature,
    Pulse,
    Systolic,
    Diastolic,
    Oxygen,
}

/// Why a value was rejected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    NotANumber,
    OutOfRange,
    Missing,
    Swapped,
}

/// The form as it was filled in.
#[derive(Debug, Clone)]
pub struct Form<'a> {
    pub age_months: u16,
    pub temperature: &'a str,
    pub unit: Unit,
    pub pulse: &'a str,
    pub systolic: &'a str,
    pub diastolic: &'a str,
    pub oxygen: &'a str,
}

/// A rejected value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fault {
    pub field: Field,
    pub reason: Reason,
}

/// Validated vital signs.
#[derive(Debug, Clone, PartialEq)]
pub struct Vitals {
    pub celsius: Option<f64>,
    pub pulse: Option<u16>,
    pub pressure: Option<(u16, u16)>,
    pub oxygen: Option<u16>,
}

/// Checks the form and returns the vital signs, or everything that is wrong.
pub fn check(form: &Form) -> Result<Vitals, Vec<Fault>> {
    let mut faults = Vec::new();

    let celsius = temperature(form.temperature, form.unit, &mut faults);

    // The pulse range depends on the age.
    let (min, max) = match form.age_months {
        0..12 => (60, 240),
        12..144 => (40, 220),
        _ => (20, 220),
    };
    let pulse = whole(form.pulse, Field::Pulse, min, max, &mut faults);

    let systolic = whole(form.systolic, Field::Systolic, 50, 280, &mut faults);
    let diastolic = whole(form.diastolic, Field::Diastolic, 20, 180, &mut faults);

    // A blood pressure needs both values.
    let pressure = systolic.zip(diastolic);
    if pressure.is_some_and(|(systolic, diastolic)| systolic <= diastolic) {
        faults.push(Fault { field: Field::Systolic, reason: Reason::Swapped });
    }

    let oxygen = whole(form.oxygen, Field::Oxygen, 40, 100, &mut faults);

    if faults.is_empty() {
        Ok(Vitals { celsius, pulse, pressure, oxygen })
    } else {
        Err(faults)
    }
}

/// Parses the temperature and converts it to degrees Celsius.
fn temperature(text: &str, unit: Unit, faults: &mut Vec<Fault>) -> Option<f64> {
    let text = text.trim().replace(',', ".");
    if text.is_empty() {
        return None;
    }
    let field = Field::Temperature;
    let Ok(value) = text.parse::<f64>() else {
        faults.push(Fault { field, reason: Reason::NotANumber });
        return None;
    };
    let celsius = match unit {
        Unit::Celsius => value,
        Unit::Fahrenheit => (value - 32.0) * 5.0 / 9.0,
    };
    if celsius < 30.0 || celsius > 45.0 {
        faults.push(Fault { field, reason: Reason::OutOfRange });
        return None;
    }
    Some(celsius)
}

/// Parses a whole number and checks that it is in range.
fn whole(text: &str, field: Field, min: u16, max: u16, faults: &mut Vec<Fault>) -> Option<u16> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    match text.parse::<u16>() {
        Ok(value) if value >= min && value <= max => Some(value),
        Ok(_) => {
            faults.push(Fault { field, reason: Reason::OutOfRange });
            None
        }
        Err(_) => {
            faults.push(Fault { field, reason: Reason::NotANumber });
            None
        }
    }
}
