//! What has changed between two texts, line by line, as HTML.
