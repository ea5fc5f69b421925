//! The formats a plan can be taken away in. One file and one line here make a new one.

pub mod flat;
mod given;
mod hotline;
mod html;
mod ics;
mod json;
mod markdown;
mod page;
pub mod pdf;
mod places;
pub mod qr;
mod references;
mod short;
mod text;
mod wording;

pub use markdown::escape;
pub use page::Page;

use crate::report::Report;

/// A format.
#[derive(Clone, Copy, Debug)]
pub struct Exporter {
    /// Name on the command line.
    pub name: &'static str,
    /// What it is good for.
    pub about: &'static str,
    /// Ending of its files.
    pub ending: &'static str,
    /// How it is written.
    pub form: Form,
}

/// How a format is written.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// As text; the width in cells is for formats that wrap lines.
    Text(fn(&Report, usize) -> String),
    /// As bytes that only a program can read.
    Bytes(fn(&Report) -> Vec<u8>),
}

impl Exporter {
    /// Writes a result; lines that are wrapped have at most `width` cells.
    pub fn write(&self, report: &Report, width: usize) -> Vec<u8> {
        match self.form {
            Form::Text(write) => write(report, width).into_bytes(),
            Form::Bytes(write) => write(report),
        }
    }

    /// Whether it can be read on a screen.
    pub fn is_text(&self) -> bool {
        matches!(self.form, Form::Text(_))
    }
}

/// Every format, the usual one first.
pub const EXPORTERS: &[Exporter] = &[
    Exporter {
        name: "text",
        about: "给人看的文字，可以直接打印",
        ending: "txt",
        form: Form::Text(text::write),
    },
    Exporter {
        name: "json",
        about: "给程序读的 JSON，一个对象",
        ending: "json",
        form: Form::Text(json::write),
    },
    Exporter {
        name: "html",
        about: "网页，浏览器里看、打印、打勾，不用联网",
        ending: "html",
        form: Form::Text(html::write),
    },
    Exporter {
        name: "ics",
        about: "放进手机或电脑日历的日子，带提醒",
        ending: "ics",
        form: Form::Text(ics::write),
    },
    Exporter {
        name: "markdown",
        about: "Markdown，贴进聊天或者笔记里",
        ending: "md",
        form: Form::Text(markdown::write),
    },
    Exporter {
        name: "short",
        about: "最多 300 字的短信，只有要点",
        ending: "txt",
        form: Form::Text(short::write),
    },
    Exporter {
        name: "qr",
        about: "二维码，在终端里显示，用手机扫走短信",
        ending: "txt",
        form: Form::Text(qr::write),
    },
    Exporter {
        name: "pdf",
        about: "A4 纸的 PDF，打印出来打勾，也能复制文字",
        ending: "pdf",
        form: Form::Bytes(pdf::a4),
    },
    Exporter {
        name: "receipt",
        about: "80 毫米小票的 PDF，字大，只有要点",
        ending: "pdf",
        form: Form::Bytes(pdf::receipt),
    },
];

/// The format with a name.
pub fn find(name: &str) -> Option<&'static Exporter> {
    EXPORTERS.iter().find(|each| each.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found() {
        for exporter in EXPORTERS {
            let found = find(exporter.name).map(|found| found.about);
            assert_eq!(found, Some(exporter.about), "{} is listed twice", exporter.name);
        }
        assert!(find("docx").is_none());
    }
}
