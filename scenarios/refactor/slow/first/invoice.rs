//! What a basket comes to.

use crate::basket::Basket;
use crate::money::Money;
use crate::{discount, shipping};

/// The amounts of an invoice. VAT is part of the total: prices include it.
#[derive(Clone, Debug, PartialEq)]
pub struct Invoice {
    goods: Money,
    discount: Money,
    shipping: Money,
    total: Money,
    vat: Money,
}

impl Invoice {
    /// What is to be paid for a basket, with a discount code or an empty one.
    pub fn new(basket: &Basket, code: &str) -> Self {
        let goods = basket.goods();
        let discount = discount::off(goods, code);
        let paid = goods - discount;
        let shipping = shipping::cost(paid, basket.grams());
        let total = paid + shipping;
        // The 19 % that a total of 119 % includes.
        Self { goods, discount, shipping, total, vat: total.share(19, 119) }
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
        lines.map(|(name, amount)| format!("{name:<10}{amount:>12}\n")).concat()
    }
}
