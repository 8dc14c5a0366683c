//! The link that the bytes and the time of a load are measured with.

#[path = "../e2e/harness/links.rs"]
mod links;

use hare_and_tortoise::engine::Field;

#[test]
fn the_longest_link_sets_every_field_of_a_delivery_in_some_lane() {
    let link = links::longest_race_link();
    for field in Field::ALL {
        let key = format!(".{}=", field.key());
        assert!(link.contains(&key), "{key}");
    }
    let (_, lanes) = link.split_once("&lanes=").unwrap();
    assert_eq!(lanes.split('&').next().unwrap().split(',').count(), 8);
}
