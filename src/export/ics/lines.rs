//! Content lines: escaped, folded by bytes, ended by CR LF.

/// Bytes of a line, its end not counted.
const LONGEST: usize = 75;

/// A calendar in the making.
#[derive(Default)]
pub(crate) struct Lines {
    out: String,
}

impl Lines {
    /// A property whose value stands as it is.
    pub(crate) fn put(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{value}"));
    }

    /// A property whose value is text.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.put(name, &escaped(text));
    }

    pub(crate) fn finish(mut self) -> String {
        self.put("END", "VCALENDAR");
        self.out
    }

    /// Goes on in a line that begins with a space where 75 bytes are full, never inside a letter.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for letter in line.chars() {
            if used + letter.len_utf8() > LONGEST {
                self.out.push_str("\r\n ");
                used = 1;
            }
            self.out.push(letter);
            used += letter.len_utf8();
        }
        self.out.push_str("\r\n");
    }
}

/// Text as the format wants it; control characters have no place in it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(letter),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut lines = Lines::default();
        lines.text("SUMMARY", text);
        lines.finish()
    }

    #[test]
    fn marks_of_the_format_are_escaped() {
        let out = written("a,b;c\\d:e\"f\r\ng\u{7}");
        assert_eq!(out, "SUMMARY:a\\,b\\;c\\\\d:e\"f\\ng\r\nEND:VCALENDAR\r\n");
    }

    #[test]
    fn lines_are_folded_between_letters() {
        for ahead in 0..8 {
            let text = format!("{}{}", "x".repeat(ahead), "医保𠮷".repeat(60));
            let out = written(&text);
            assert!(out.split("\r\n").all(|line| line.len() <= LONGEST), "{out}");
            assert!(out.replace("\r\n ", "").starts_with(&format!("SUMMARY:{text}\r\n")), "{out}");
        }
    }

    #[test]
    fn a_full_line_is_not_folded() {
        let text = "x".repeat(LONGEST - "SUMMARY:".len());
        assert_eq!(written(&text).matches("\r\n").count(), 2);
        assert_eq!(written(&(text + "x")).matches("\r\n").count(), 3);
    }
}
