//! The single file as a package for learning management systems: SCORM 1.2, a zip of two files.

use crate::single;
use anyhow::{Context, Result};
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use hare_and_tortoise::scenario::lesson::Course;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The package's name in the site.
pub(crate) const FILE: &str = "hare-and-tortoise-scorm12.zip";

/// What speaks with the system.
const SPEAKS: &str = include_str!("scorm.js");

/// Its name for the lessons: pairs of an id and the number of its questions.
const COURSE: &str = "COURSE";

/// Sentences that are true only where the browser keeps the answers.
const STYLE: &str = ".learn-along,[data-lms] :is(.footer-more,.learn-stay,.lesson-hand-in>.learn-point){display:none}\
    .lms-said{padding-block:.5rem}";

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="hare-and-tortoise" version="1.2" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>Hare &amp; Tortoise</title>
      <item identifier="lessons" identifierref="page">
        <title>Hare &amp; Tortoise: learn by predicting</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html"/>
    </resource>
  </resources>
</manifest>
"#;

/// Writes the package into the built site.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let course = fs::read_to_string(dist.join("lessons/index.json")).context("reading the site's lessons")?;
    let course = Course::from_built(&course).map_err(anyhow::Error::msg)?;
    let counts: Vec<_> = course.lessons.iter().map(|listed| (&listed.id, listed.n_questions)).collect();
    let script = SPEAKS.replace(COURSE, &serde_json::to_string(&counts)?);
    let page = single::page(dist, &script, STYLE)?;
    let files = [("imsmanifest.xml", MANIFEST.as_bytes()), ("index.html", page.as_bytes())];
    Ok(fs::write(dist.join(FILE), zip(&files)?)?)
}

/// A zip archive, by the format's first version. All times are its earliest, so that the same site gives the same bytes.
fn zip(files: &[(&str, &[u8])]) -> Result<Vec<u8>> {
    const EARLIEST: [u8; 4] = [0, 0, 0x21, 0];
    let (mut archive, mut list) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let mut writer = DeflateEncoder::new(Vec::new(), Compression::best());
        writer.write_all(content)?;
        let compressed = writer.finish()?;
        let mut crc = Crc::new();
        crc.update(content);
        let mut head = Vec::new();
        // Version 2.0; no flags; deflated.
        for number in [20, 0, 8] {
            head.extend(u16::to_le_bytes(number));
        }
        head.extend(EARLIEST);
        head.extend(crc.sum().to_le_bytes());
        for length in [compressed.len(), content.len()] {
            head.extend(u32::try_from(length)?.to_le_bytes());
        }
        head.extend(u16::try_from(name.len())?.to_le_bytes());
        // No extra field.
        head.extend([0; 2]);
        let place = u32::try_from(archive.len())?;
        archive.extend(b"PK\x03\x04");
        archive.extend(&head);
        archive.extend(name.as_bytes());
        archive.extend(compressed);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&head);
        // No comment, first disk, no attributes.
        list.extend([0; 10]);
        list.extend(place.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let (n, length, place) = (u16::try_from(files.len())?, u32::try_from(list.len())?, u32::try_from(archive.len())?);
    archive.extend(list);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(n.to_le_bytes());
    archive.extend(n.to_le_bytes());
    archive.extend(length.to_le_bytes());
    archive.extend(place.to_le_bytes());
    archive.extend([0; 2]);
    Ok(archive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_has_each_file_and_says_where() {
        let archive = zip(&[("a.txt", b"aaaaaaaaaaaaaaaaaaaa"), ("b", b"")]).unwrap();
        let end = archive.len() - 22;
        let number = |at: usize| u32::from_le_bytes(archive[at..at + 4].try_into().unwrap());
        assert_eq!(archive[end..end + 4], *b"PK\x05\x06");
        let (length, place) = (number(end + 12) as usize, number(end + 16) as usize);
        assert_eq!(place + length, end);
        assert_eq!(archive[place..place + 4], *b"PK\x01\x02");
        // From `printf aaaaaaaaaaaaaaaaaaaa | gzip | tail -c8 | od -tx4`.
        assert_eq!((number(place + 16), number(place + 24)), (0x266f_8bce, 20));
        let second = place + 46 + "a.txt".len();
        assert_eq!(archive[number(second + 42) as usize..][..4], *b"PK\x03\x04");
    }
}
