//! The files that a class hands in: the zip of a learning management system, and the encodings of exported texts.

use hare_and_tortoise::app::result::{Method, is_zip, packed, text_of};

/// A file of a zip: its name, the number of its method, its flags and its bytes.
type File<'a> = (&'a str, u16, u16, &'a [u8]);

/// A zip as programs write it: the files, then the directory, then its end.
fn zip(files: &[File], comment: &str) -> Vec<u8> {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, method, flags, bytes) in files {
        let place = zip.len() as u32;
        let [size, length] = [bytes.len() as u32, name.len() as u32];
        zip.extend(b"PK\x03\x04\x14\x00");
        zip.extend([flags.to_le_bytes(), method.to_le_bytes()].concat());
        zip.extend([[0; 4], [0; 4], size.to_le_bytes(), size.to_le_bytes()].concat());
        // Here the extra field has another length than in the directory.
        zip.extend([(length as u16).to_le_bytes(), 3_u16.to_le_bytes()].concat());
        zip.extend(name.as_bytes());
        zip.extend(b"xyz");
        zip.extend(*bytes);
        directory.extend(b"PK\x01\x02\x14\x00\x14\x00");
        directory.extend([flags.to_le_bytes(), method.to_le_bytes()].concat());
        directory.extend([[0; 4], [0; 4], size.to_le_bytes(), size.to_le_bytes()].concat());
        directory.extend((length as u16).to_le_bytes());
        directory.extend([0; 12]);
        directory.extend(place.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = zip.len() as u32;
    let n_files = (files.len() as u16).to_le_bytes();
    zip.extend(&directory);
    zip.extend(b"PK\x05\x06\x00\x00\x00\x00");
    zip.extend([n_files, n_files].concat());
    zip.extend([(directory.len() as u32).to_le_bytes(), start.to_le_bytes()].concat());
    zip.extend((comment.len() as u16).to_le_bytes());
    zip.extend(comment.as_bytes());
    zip
}

#[test]
fn the_files_of_a_zip_are_found_by_its_directory() {
    let files: [File; 5] = [
        ("class/", 0, 0, b""),
        ("class/fox.txt", 0, 0, b"a link"),
        ("class/owl.html", 8, 0, b"\x4b\x04\x00"),
        ("class/locked.txt", 8, 1, b"???"),
        ("class/new.txt", 93, 0, b"zstd"),
    ];
    for comment in ["", "handed in on Monday"] {
        let zip = zip(&files, comment);
        assert!(is_zip(&zip));
        let found = packed(&zip).unwrap();
        let found: Vec<_> =
            found.iter().map(|file| (file.name.as_str(), file.method, file.locked, file.bytes)).collect();
        let expected: [(&str, Method, bool, &[u8]); 4] = [
            ("class/fox.txt", Method::Store, false, b"a link"),
            ("class/owl.html", Method::Deflate, false, b"\x4b\x04\x00"),
            ("class/locked.txt", Method::Deflate, true, b"???"),
            ("class/new.txt", Method::Other(93), false, b"zstd"),
        ];
        assert_eq!(found, expected);
    }
}

#[test]
fn a_damaged_zip_is_refused_and_reads_nothing_outside() {
    let whole = zip(&[("a.txt", 0, 0, b"text"), ("b.txt", 8, 0, b"text")], "");
    assert!(packed(b"PK\x03\x04 and nothing more").unwrap_err().contains("damaged"));
    for cut in 0..whole.len() {
        assert!(packed(&whole[..cut]).is_err(), "cut at {cut}");
    }
    // Any byte may be wrong; whatever comes of it, nothing fails.
    for at in 0..whole.len() {
        for wrong in [0, 1, 0x7f, 0xff] {
            let mut damaged = whole.clone();
            damaged[at] = wrong;
            let _ = packed(&damaged);
        }
    }
}

#[test]
fn a_zip_with_too_many_files_is_refused() {
    let names: Vec<String> = (0..2_001).map(|n| format!("{n}.txt")).collect();
    let files: Vec<File> = names.iter().map(|name| (name.as_str(), 0, 0, b"".as_slice())).collect();
    assert!(packed(&zip(&files, "")).unwrap_err().contains("2001 files"));
}

#[test]
fn texts_are_read_as_spreadsheets_export_them_and_others_are_refused() {
    assert_eq!(text_of("grün".as_bytes()), Ok("grün".to_owned()));
    assert_eq!(text_of(b"gr\xfcn").unwrap().chars().count(), 4);
    let units: Vec<u16> = "grün".encode_utf16().collect();
    let wide = |mark: [u8; 2], of: fn(u16) -> [u8; 2]| {
        mark.into_iter().chain(units.iter().flat_map(|unit| of(*unit))).collect::<Vec<_>>()
    };
    assert_eq!(text_of(&wide([0xff, 0xfe], u16::to_le_bytes)), Ok("grün".to_owned()));
    assert_eq!(text_of(&wide([0xfe, 0xff], u16::to_be_bytes)), Ok("grün".to_owned()));
    assert!(text_of(b"%PDF-1.7").unwrap_err().contains("PDF"));
    assert!(text_of(b"\x89PNG\x00").unwrap_err().contains("not a text"));
}
