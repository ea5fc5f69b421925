//! HTML in the making: every element is closed, every text escaped.

const STYLE: &str = include_str!("style.css");
/// The browser itself refuses whatever would be fetched or run.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A file in the making.
pub(crate) struct Sheet {
    out: String,
}

impl Sheet {
    pub(crate) fn page(title: &str, body: impl FnOnce(&mut Self)) -> String {
        let mut sheet = Self { out: "<!DOCTYPE html>\n".to_owned() };
        sheet.block("html lang=\"zh-CN\"", |sheet| {
            sheet.block("head", |sheet| sheet.head(title));
            sheet.block("body", body);
        });
        sheet.out
    }

    fn head(&mut self, title: &str) {
        let metas = [
            "charset=\"utf-8\"".to_owned(),
            format!("http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\""),
            "name=\"viewport\" content=\"width=device-width, initial-scale=1\"".to_owned(),
            "name=\"color-scheme\" content=\"light dark\"".to_owned(),
        ];
        for meta in metas {
            self.mark(&format!("meta {meta}"));
            self.out.push('\n');
        }
        self.line("title", title);
        // The style is our own and holds nothing to escape.
        self.block("style", |sheet| sheet.out.push_str(STYLE));
    }

    /// An element on lines of its own. The tag may carry attributes of our own making.
    pub(crate) fn block(&mut self, tag: &str, body: impl FnOnce(&mut Self)) {
        self.row(tag, |sheet| {
            sheet.out.push('\n');
            body(sheet);
        });
    }

    /// An element on one line, filled piece by piece.
    pub(crate) fn row(&mut self, tag: &str, body: impl FnOnce(&mut Self)) {
        self.inline(tag, body);
        self.out.push('\n');
    }

    /// An element inside a line.
    pub(crate) fn inline(&mut self, tag: &str, body: impl FnOnce(&mut Self)) {
        self.mark(tag);
        body(self);
        self.mark(&format!("/{}", name(tag)));
    }

    /// An element with nothing but text; left out where there is none.
    pub(crate) fn line(&mut self, tag: &str, text: &str) {
        if !text.is_empty() {
            self.row(tag, |sheet| sheet.text(text));
        }
    }

    /// A paragraph behind a label; left out where there is no text.
    pub(crate) fn labelled(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.row("p", |sheet| {
                sheet.inline("b", |sheet| sheet.text(label));
                sheet.text(text);
            });
        }
    }

    /// A box to tick.
    pub(crate) fn tick(&mut self) {
        self.mark("input type=\"checkbox\"");
        self.out.push(' ');
    }

    fn mark(&mut self, tag: &str) {
        self.out.push('<');
        self.out.push_str(tag);
        self.out.push('>');
    }

    /// Text as it is.
    pub(crate) fn text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                // HTML has no place for them.
                other if other.is_control() && other != '\n' => self.out.push('\u{fffd}'),
                other => self.out.push(other),
            }
        }
    }
}

/// The tag without its attributes.
fn name(tag: &str) -> &str {
    tag.split(' ').next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let page = Sheet::page("<b>&\"'", |sheet| sheet.line("p", "</p><script>\u{0}"));
        assert!(page.contains("<title>&lt;b&gt;&amp;&quot;&#39;</title>"), "{page}");
        assert!(page.contains("<p>&lt;/p&gt;&lt;script&gt;\u{fffd}</p>"), "{page}");
    }

    #[test]
    fn what_has_nothing_to_say_is_left_out() {
        let page = Sheet::page("t", |sheet| {
            sheet.line("p", "");
            sheet.labelled("怎么得到：", "");
        });
        assert!(page.ends_with("<body>\n</body>\n</html>\n"), "{page}");
    }
}
