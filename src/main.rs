//! Starts the playground in the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    hare_and_tortoise::ui::start();
}

/// The playground runs in a browser; natively there is nothing to start.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a program for the browser: run `cargo xtask serve`.");
}
