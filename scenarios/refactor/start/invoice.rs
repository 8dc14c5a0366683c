//! What a basket comes to.

use crate::basket::Basket;
use crate::{discount, shipping};

/// The amounts of an invoice, in cents. VAT is part of the total: prices include it.
#[derive(Clone, Debug, PartialEq)]
pub struct Invoice {
    goods: i64,
    discount: i64,
    shipping: i64,
    total: i64,
    vat: i64,
}

impl Invoice {
    /// What is to be paid for a basket, with a discount code or an empty one.
    pub fn new(basket: &Basket, code: &str) -> Self {
        let goods = basket.goods();
        let discount = discount::off(goods, code);
        let paid = goods - discount;
        let shipping = shipping::cost(paid / 100, basket.grams()) * 100;
        let total = paid + shipping;
        Self { goods, discount, shipping, total, vat: included_vat(total) }
    }

    /// The credit note that takes all of it back.
    pub fn credit_note(&self) -> Self {
        Self {
            goods: -self.goods,
            discount: -self.discount,
            shipping: -self.shipping,
            total: -self.total,
            vat: -self.vat,
        }
    }

    /// As it is printed, an amount a line.
    pub fn text(&self) -> String {
        let lines = [
            ("Goods", self.goods),
            ("Discount", -self.discount),
            ("Shipping", self.shipping),
            ("Total", self.total),
            ("VAT in it", self.vat),
        ];
        lines.map(|(name, amount)| format!("{name:<10}{:>12}\n", euros(amount))).concat()
    }
}

/// The 19 % of VAT that an amount includes, half a cent rounded up.
fn included_vat(total: i64) -> i64 {
    (total * 38 + 119) / 238
}

/// An amount as it is printed.
fn euros(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02} €", cents.abs() / 100, cents.abs() % 100)
}
