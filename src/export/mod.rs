//! The formats a plan can be taken away in. One file and one line here make a new one, and its row
//! in docs/formats.md.

pub mod flat;
mod grid;
mod html;
mod ics;
mod json;
mod markdown;
mod name;
mod page;
pub mod pdf;
pub mod qr;
mod short;
mod speech;
mod text;

pub(crate) use grid::Grid;
pub(crate) use markdown::escape;
pub(crate) use name::{called, file_name};
pub use page::Page;
pub(crate) use short::write as message;
pub(crate) use speech::{Spoken, of_part as said, spoken};
pub(crate) use text::{Manner, told};

use chrono::NaiveDateTime;

use crate::report::Report;

#[derive(Clone, Copy, Debug)]
pub struct Exporter {
    /// Name on the command line.
    pub name: &'static str,
    /// What it is good for.
    pub about: &'static str,
    /// What it is called on screens.
    pub title: &'static str,
    /// Ending of its files.
    pub ending: &'static str,
    /// What the names of its files end with, where another format has the same ending.
    pub mark: Option<&'static str>,
    /// Whether it has room for the hard words in plain ones.
    pub explains: bool,
    /// How it is written.
    pub form: Form,
}

/// How a format is written.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// As text; the width in cells is for formats that wrap lines.
    Text(fn(&Report, usize) -> String),
    /// As days for a calendar, written at some moment; none where no day is settled, because programs
    /// refuse empty ones.
    Days(fn(&Report, Option<NaiveDateTime>) -> Option<String>),
    /// As bytes that only a program can read.
    Bytes(fn(&Report) -> Vec<u8>),
}

impl Exporter {
    /// Writes a result, stamped with its day alone; lines that are wrapped have at most `width` cells.
    pub fn write(&self, report: &Report, width: usize) -> Vec<u8> {
        self.write_at(None, report, width)
    }

    /// The same, stamped with the time too: of two calendars of one move that are imported, the later one holds.
    pub fn write_at(
        &self,
        moment: Option<NaiveDateTime>,
        report: &Report,
        width: usize,
    ) -> Vec<u8> {
        let report = &if self.explains { report.clone() } else { report.clone().unexplained() };
        match self.form {
            Form::Text(write) => write(report, width).into_bytes(),
            Form::Days(write) => write(report, moment).unwrap_or_default().into_bytes(),
            Form::Bytes(write) => write(report),
        }
    }

    /// Whether it can be read on a screen.
    pub(crate) fn is_text(&self) -> bool {
        !matches!(self.form, Form::Bytes(_))
    }

    /// Whether a result has anything that this format can hold.
    pub fn fits(&self, report: &Report) -> bool {
        match self.form {
            Form::Days(_) => ics::has_days(report),
            Form::Text(_) | Form::Bytes(_) => true,
        }
    }
}

/// Every format, the usual one first.
pub const EXPORTERS: &[Exporter] = &[
    Exporter {
        name: "text",
        about: "给人看的文字，可以直接打印",
        title: "文字",
        ending: "txt",
        mark: None,
        explains: false,
        form: Form::Text(text::write),
    },
    Exporter {
        name: "pdf",
        about: "一页 A4 的 PDF：结论、材料、步骤、日子，打印出来打勾",
        title: "PDF",
        ending: "pdf",
        mark: None,
        explains: false,
        form: Form::Bytes(pdf::page),
    },
    Exporter {
        name: "html",
        about: "网页，浏览器里看、打印、打勾，不用联网",
        title: "网页",
        ending: "html",
        mark: None,
        explains: true,
        form: Form::Text(html::write),
    },
    Exporter {
        name: "ics",
        about: "放进手机或电脑日历的日子，带提醒",
        title: "日历",
        ending: "ics",
        mark: None,
        explains: false,
        form: Form::Days(ics::write),
    },
    Exporter {
        name: "markdown",
        about: "Markdown，贴进聊天或者笔记里",
        title: "Markdown",
        ending: "md",
        mark: None,
        explains: true,
        form: Form::Text(markdown::write),
    },
    Exporter {
        name: "short",
        about: "最多 300 字的短信，只有要点",
        title: "短信",
        ending: "txt",
        mark: Some("短信"),
        explains: false,
        form: Form::Text(short::write),
    },
    Exporter {
        name: "receipt",
        about: "80 毫米小票的 PDF，字大，只有要点",
        title: "小票",
        ending: "pdf",
        mark: Some("小票"),
        explains: false,
        form: Form::Bytes(pdf::receipt),
    },
    Exporter {
        name: "pdf-full",
        about: "几页 A4 的 PDF，全部内容，每句话都带依据",
        title: "PDF 全文",
        ending: "pdf",
        mark: Some("全文"),
        explains: true,
        form: Form::Bytes(pdf::a4),
    },
    Exporter {
        name: "pdf-sources",
        about: "一页 A4 的 PDF，另有一页依据，句子后面标着号码",
        title: "PDF 带依据",
        ending: "pdf",
        mark: Some("依据"),
        explains: false,
        form: Form::Bytes(pdf::backed),
    },
    Exporter {
        name: "qr",
        about: "最多 64 个字的一句话，画成二维码，在终端里用手机扫",
        title: "二维码",
        ending: "txt",
        mark: Some("二维码"),
        explains: false,
        form: Form::Text(qr::write),
    },
    Exporter {
        name: "speech",
        about: "念给人听的短句，先说最要紧的几句，数字照口头说法写",
        title: "念的稿子",
        ending: "txt",
        mark: Some("念"),
        explains: false,
        form: Form::Text(speech::write),
    },
    Exporter {
        name: "speech-full",
        about: "念给人听的全部短句：最要紧的在前，别的接着念",
        title: "念的稿子，全文",
        ending: "txt",
        mark: Some("念全文"),
        explains: false,
        form: Form::Text(speech::write_full),
    },
    Exporter {
        name: "json",
        about: "给程序读的 JSON，一个对象",
        title: "JSON",
        ending: "json",
        mark: None,
        explains: false,
        form: Form::Text(json::write),
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
            let file =
                |each: &&Exporter| (each.ending, each.mark) == (exporter.ending, exporter.mark);
            let same = EXPORTERS.iter().filter(file).count();
            assert_eq!(same, 1, "files of {} are called as others", exporter.name);
        }
        assert!(find("docx").is_none());
    }
}
