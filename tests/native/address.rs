//! All that a fragment says, whichever screen it asks for: read and written by the functions that the screens have.

use hare_and_tortoise::app::address::{PageKeys, Written};
use hare_and_tortoise::app::asked_for;
use hare_and_tortoise::app::screen::{ScreenId, author, claims, class, explore, iterate, learn, race, simulated};

/// What an address without a fragment is once it is written.
pub(crate) const PLAIN: &str = "#/race?v=1&scenario=rate-limiter&lanes=gpt-5.3-codex,codex-spark&seed=7";

/// What a fragment says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Link {
    pub(crate) screen: ScreenId,
    pub(crate) keys: PageKeys,
    pub(crate) setup: race::Setup,
    pub(crate) iterate: iterate::Link,
    pub(crate) simulated: simulated::Setup,
    pub(crate) explore: explore::Model,
    pub(crate) claims: claims::Setup,
    pub(crate) learn: learn::Setup,
    pub(crate) author: author::Setup,
    pub(crate) class: class::Setup,
}

/// A fragment, and the notices on it.
pub(crate) fn read(fragment: &str) -> (Link, Vec<String>) {
    let (screen, mut pairs) = asked_for(fragment);
    let mut link = Link { screen, keys: PageKeys::read(&mut pairs), ..Link::default() };
    match screen {
        ScreenId::Race => link.setup = race::Setup::read(&mut pairs),
        ScreenId::Iterate => link.iterate = iterate::Link::read(&mut pairs),
        ScreenId::Simulated => link.simulated = simulated::Setup::read(&mut pairs),
        ScreenId::Explore => link.explore.read_keys(&mut pairs),
        ScreenId::Claims => link.claims = claims::Setup::read(&mut pairs),
        ScreenId::Learn => link.learn = learn::Setup::read(&mut pairs),
        ScreenId::Author => link.author = author::Setup::read(&mut pairs),
        ScreenId::Class => link.class = class::Setup::read(&mut pairs),
    }
    (link, pairs.finish())
}

/// As the page writes it.
pub(crate) fn write(link: &Link) -> String {
    let mut keys = Written::at(link.screen.path());
    match link.screen {
        ScreenId::Race => link.setup.write(&mut keys),
        ScreenId::Iterate => link.iterate.write(&mut keys),
        ScreenId::Simulated => link.simulated.write(&mut keys),
        ScreenId::Explore => link.explore.write_keys(&mut keys),
        ScreenId::Claims => link.claims.write(&mut keys),
        ScreenId::Learn => link.learn.write(&mut keys),
        ScreenId::Author => link.author.write(&mut keys),
        ScreenId::Class => link.class.write(&mut keys),
    }
    link.keys.write(&mut keys);
    keys.finish()
}
