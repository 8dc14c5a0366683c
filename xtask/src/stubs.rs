//! A small page for each lesson and for each question of the front page, which opens the app there. Fragments reach no
//! server, so nothing else gives such a link a title and a picture where it is posted.

use crate::bundle::element;
use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use hare_and_tortoise::app::html::escape;
use hare_and_tortoise::app::screen::race::CARDS;
use hare_and_tortoise::scenario::lesson::Course;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// From a page to the site: each lies two folders below it.
const UP: &str = "../../";

/// Opens the page's link, in place of the page.
const SCRIPT: &str = "location.replace(document.querySelector(\"a\").href)";

/// The size of a frame for whoever embeds by oEmbed, in pixels.
const SIZE: (u32, u32) = (960, 640);

/// A page that opens the app.
struct Stub {
    /// Its folder in the site.
    place: String,
    title: String,
    description: String,
    /// What it opens.
    fragment: String,
}

/// Writes the pages into the built site, which will be at `url`, if that is known. `picture` is the picture of all, by
/// its path in the site.
pub(crate) fn write(dist: &Path, url: Option<&str>, picture: &str) -> Result<()> {
    let course = fs::read_to_string(dist.join(Course::PATH)).context("reading the site's lessons")?;
    let course = Course::from_built(&course).map_err(anyhow::Error::msg)?;
    let lessons = course.lessons.into_iter().map(|listed| Stub {
        place: format!("learn/{}", listed.id),
        description: format!(
            "A lesson of {} minutes. You learn to {}.",
            listed.head.minutes,
            listed.head.aims.join("; ")
        ),
        fragment: format!("#/learn?lesson={}", listed.id),
        title: listed.head.title,
    });
    let questions = CARDS.iter().map(|card| Stub {
        place: format!("named/{}", slug(card.question)),
        title: card.question.to_owned(),
        description: card.look.to_owned(),
        fragment: card.link.to_owned(),
    });
    for stub in lessons.chain(questions) {
        let folder = dist.join(&stub.place);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), stub.html(url, picture)?)?;
        fs::write(folder.join("oembed.json"), stub.oembed(url, picture).to_string())?;
    }
    Ok(())
}

impl Stub {
    fn html(&self, url: Option<&str>, picture: &str) -> Result<String> {
        // Whoever shows a link asks for its picture by the whole address; a browser needs only the way up.
        let site = url.map_or_else(|| UP.to_owned(), |url| format!("{}/", url.trim_end_matches('/')));
        let [title, description, link] =
            [&self.title, &self.description, &format!("{UP}{}", self.fragment)].map(|text| escape(text));
        let oembed = url.map_or_else(String::new, |_| format!("{site}{}/", self.place)) + "oembed.json";
        let script = element("script", "", SCRIPT)?;
        let hash = BASE64_STANDARD.encode(Sha256::digest(SCRIPT));
        Ok(format!(
            "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-{hash}'; img-src 'self'; \
             base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>Hare &amp; Tortoise: {title}</title>\n\
             <link rel=\"icon\" type=\"image/svg+xml\" href=\"{UP}icons/icon.svg\">\n\
             <meta name=\"description\" content=\"{description}\">\n\
             <meta property=\"og:type\" content=\"website\">\n\
             <meta property=\"og:site_name\" content=\"Hare &amp; Tortoise\">\n\
             <meta property=\"og:title\" content=\"{title}\">\n\
             <meta property=\"og:description\" content=\"{description}\">\n\
             <meta property=\"og:image\" content=\"{site}{picture}\">\n\
             <meta name=\"twitter:card\" content=\"summary_large_image\">\n\
             <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{oembed}\" title=\"{title}\">\n\
             <h1>{title}</h1>\n<p>{description}</p>\n<p><a href=\"{link}\">Open it in Hare &amp; Tortoise</a></p>\n\
             {script}\n</html>\n"
        ))
    }

    /// What oEmbed says of it: a frame, if the site's address is known; otherwise only its title.
    fn oembed(&self, url: Option<&str>, picture: &str) -> serde_json::Value {
        let mut said = json!({
            "version": "1.0",
            "type": "link",
            "title": self.title,
            "provider_name": "Hare & Tortoise",
        });
        if let Some(url) = url.map(|url| url.trim_end_matches('/')) {
            let (width, height) = SIZE;
            let more = if self.fragment.contains('?') { '&' } else { '?' };
            let fragment = format!("{}{more}embed=1", self.fragment);
            let frame = format!(
                "<iframe src=\"{url}/{}\" width=\"{width}\" height=\"{height}\" title=\"{}\" style=\"border: 0\"></iframe>",
                escape(&fragment),
                escape(&self.title)
            );
            said["type"] = json!("rich");
            said["html"] = json!(frame);
            said["width"] = json!(width);
            said["height"] = json!(height);
            said["provider_url"] = json!(format!("{url}/"));
            said["thumbnail_url"] = json!(format!("{url}/{picture}"));
            said["thumbnail_width"] = json!(1200);
            said["thumbnail_height"] = json!(630);
        }
        said
    }
}

/// A text as a part of an address: its words in small letters, with hyphens.
fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stub() -> Stub {
        Stub {
            place: "named/a".to_owned(),
            title: "Which “15×” <do> you believe?".to_owned(),
            description: "A \"look\".".to_owned(),
            fragment: "#/explore?panel=fifteen&v=1".to_owned(),
        }
    }

    #[test]
    fn a_page_names_its_picture_as_far_as_the_sites_address_is_known() {
        let html = stub().html(None, "icons/p.png").unwrap();
        assert!(html.contains("og:image\" content=\"../../icons/p.png\""), "{html}");
        assert!(html.contains("<a href=\"../../#/explore?panel=fifteen&amp;v=1\">"), "{html}");
        assert!(!html.contains("<do>") && html.contains("content=\"A &quot;look&quot;.\""), "{html}");
        let html = stub().html(Some("https://example.org/play/"), "icons/p.png").unwrap();
        assert!(html.contains("og:image\" content=\"https://example.org/play/icons/p.png\""), "{html}");
        assert!(html.contains("<a href=\"../../#/"), "the link stays within the site: {html}");
    }

    #[test]
    fn oembed_has_a_frame_only_where_the_address_is_known() {
        assert_eq!(stub().oembed(None, "p.png")["type"], "link");
        let said = stub().oembed(Some("https://example.org/play"), "p.png");
        let html = said["html"].as_str().unwrap();
        let frame =
            "<iframe src=\"https://example.org/play/#/explore?panel=fifteen&amp;v=1&amp;embed=1\" width=\"960\"";
        assert!(html.starts_with(frame), "{html}");
        assert_eq!((&said["type"], &said["thumbnail_url"]), (&json!("rich"), &json!("https://example.org/play/p.png")));
    }

    #[test]
    fn every_question_has_a_place_of_its_own() {
        let mut places: Vec<_> = CARDS.iter().map(|card| slug(card.question)).collect();
        assert_eq!(slug("Which “15×” do you believe?"), "which-15-do-you-believe");
        places.sort();
        places.dedup();
        assert_eq!(places.len(), CARDS.len());
    }
}
