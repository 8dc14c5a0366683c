// Whether the shop still charges what it charged. `cargo xtask scenarios --verify` compiles this beside the files as each
// turn leaves them and compares what passes with what the scenario says. It reads invoices as they are printed, so that
// it does not depend on the types behind them; the amounts expected were computed by hand, from the files at the start.

mod basket;
mod catalogue;
mod discount;
mod invoice;
mod money;
mod shipping;

use basket::Basket;
use invoice::Invoice;

fn invoice(articles: &[(&str, u32)], code: &str) -> Invoice {
    let mut basket = Basket::default();
    for (name, count) in articles {
        basket.add(catalogue::find(name).unwrap(), *count);
    }
    Invoice::new(&basket, code)
}

/// The amount of a line.
fn amount(invoice: &Invoice, line: &str) -> String {
    let text = invoice.text();
    let found = text.lines().find_map(|text| text.strip_prefix(line));
    found.unwrap_or_else(|| panic!("no {line} in\n{text}")).trim().to_owned()
}

#[test]
fn goods_and_discounts_come_to_the_same() {
    for (articles, code, goods, discount) in [
        (&[("kettle", 1), ("cup", 2)][..], "", "48.60 €", "0.00 €"),
        (&[("tea", 1), ("tea", 2)], "NOBODY-KNOWS", "26.85 €", "0.00 €"),
        (&[("strainer", 1)], "FIVER", "4.45 €", "-4.45 €"),
        (&[("teapot", 1)], "FIVER", "27.50 €", "-5.00 €"),
        // 44.5 and 102.75 cents.
        (&[("strainer", 1)], "SPRING10", "4.45 €", "-0.45 €"),
        (&[("cup", 1)], "FRIENDS15", "6.85 €", "-1.03 €"),
    ] {
        let invoice = invoice(articles, code);
        // The sign is the business of another test.
        let discounted = amount(&invoice, "Discount").replace('-', "");
        assert_eq!((amount(&invoice, "Goods").as_str(), discounted), (goods, discount.replace('-', "")), "{code}");
    }
}

#[test]
fn sending_costs_the_same() {
    for (articles, expected) in [
        (&[("cup", 1)][..], "4.00 €"),
        (&[("teapot", 1), ("strainer", 1)], "4.00 €"),
        (&[("kettle", 1)], "6.00 €"),
        (&[("cup", 7)], "6.00 €"),
        (&[("strainer", 11), ("tray", 1)], "0.00 €"),
        (&[("kettle", 2)], "0.00 €"),
    ] {
        assert_eq!(amount(&invoice(articles, ""), "Shipping"), expected, "{articles:?}");
    }
}

#[test]
fn sending_is_free_by_what_is_paid() {
    // 52.90 € of goods, of which 47.90 € and 47.61 € are paid; 62.40 €, of which 57.40 €.
    for (articles, code, expected) in [
        (&[("kettle", 1), ("tray", 1)][..], "FIVER", "6.00 €"),
        (&[("kettle", 1), ("tray", 1)], "SPRING10", "6.00 €"),
        (&[("kettle", 1), ("teapot", 1)], "FIVER", "0.00 €"),
    ] {
        assert_eq!(amount(&invoice(articles, code), "Shipping"), expected, "{code}");
    }
}

#[test]
fn an_invoice_prints_as_it_did() {
    let expected = "\
Goods          69.80 €
Discount       -5.00 €
Shipping        0.00 €
Total          64.80 €
VAT in it      10.35 €
";
    assert_eq!(invoice(&[("kettle", 2)], "FIVER").text(), expected);
}

#[test]
fn what_is_taken_off_or_paid_back_has_its_sign_in_front() {
    let invoice = invoice(&[("strainer", 15)], "SPRING10");
    assert_eq!(amount(&invoice, "Discount"), "-6.68 €");
    let expected = "\
Goods         -66.75 €
Discount        6.68 €
Shipping        0.00 €
Total         -60.07 €
VAT in it      -9.59 €
";
    assert_eq!(invoice.credit_note().text(), expected);
}

#[test]
fn only_money_holds_a_bare_amount() {
    for (file, text) in [
        ("catalogue.rs", include_str!("catalogue.rs")),
        ("basket.rs", include_str!("basket.rs")),
        ("discount.rs", include_str!("discount.rs")),
        ("shipping.rs", include_str!("shipping.rs")),
        ("invoice.rs", include_str!("invoice.rs")),
    ] {
        assert!(!text.contains("i64"), "{file}");
    }
}
