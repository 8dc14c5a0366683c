//! Sessions as files: JSON for programs, CSV for spreadsheets.
