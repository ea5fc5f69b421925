//! Results taken away from prompts: told in short, as words to read out, or in a file.

use std::env;
use std::io::{self, BufRead};
use std::path::Path;

use super::{Prompts, prompt};
use crate::export::{self, EXPORTERS, Exporter};
use crate::output::file::{self, FileError};
use crate::report::Report;
use crate::saved::{self, Saved};

/// Formats that are told at once, with what they are for.
const TOLD: [(&str, &str); 2] =
    [("short", "念短的：最多 300 字，可以当短信"), (ALOUD, "念给别人听的稿子")];
/// The format that is read out.
const ALOUD: &str = "speech";
/// Cells in a line of a text in a file.
const WIDTH: usize = 80;

/// Whether answers came to it.
fn is_result(report: &Report) -> bool {
    matches!(report, Report::Plan(_) | Report::Advice(_))
}

impl Prompts<'_> {
    /// Offers the ways to take a result away until an empty line.
    pub(super) fn take_away(&mut self, report: &Report, input: &mut dyn BufRead) -> io::Result<()> {
        let told = TOLD.iter().filter_map(|(name, about)| Some((export::find(name)?, *about)));
        let told: Vec<(&Exporter, &str)> = told.collect();
        let names = told.iter().map(|(_, about)| *about).chain([prompt::FILE]);
        let names: Vec<&str> = names.chain(is_result(report).then_some(prompt::KEEP)).collect();
        let asked = prompt::away(names.iter().copied());
        while let Some(at) = self.choose(&asked, names.len(), input)? {
            match told.get(at) {
                Some((exporter, _)) => self.tell_as(exporter, report)?,
                None if at == told.len() => self.write_result(report, input)?,
                None => self.keep(input)?,
            }
        }
        Ok(())
    }

    /// Tells a result as it is read out to somebody.
    pub(super) fn read_out(&mut self, report: &Report) -> io::Result<()> {
        export::find(ALOUD).map_or(Ok(()), |speech| self.tell_as(speech, report))
    }

    fn tell_as(&mut self, exporter: &Exporter, report: &Report) -> io::Result<()> {
        writeln!(self.output)?;
        self.output.write_all(&exporter.write(report, usize::MAX))?;
        self.output.flush()
    }

    /// Writes a result in the format that is chosen.
    fn write_result(&mut self, report: &Report, input: &mut dyn BufRead) -> io::Result<()> {
        let formats: Vec<&Exporter> = EXPORTERS.iter().filter(|each| each.fits(report)).collect();
        let names = formats.iter().map(|each| format!("{}：{}", each.title, each.about));
        let names: Vec<String> = names.collect();
        let asked = prompt::formats(names.iter().map(String::as_str));
        let Some(at) = self.choose(&asked, names.len(), input)? else { return Ok(()) };
        // What was looked up has no hard words of its own.
        let explains = formats[at].explains && is_result(report);
        let report = if explains { self.session.explained() } else { report.clone() };
        let moment = self.moment.map(|moment| moment());
        let content = formats[at].write_at(moment, &report, WIDTH);
        self.write_file(&export::file_name(&report, formats[at]), &content, input).map(|_| ())
    }

    /// Keeps the answers, to be gone on from later.
    fn keep(&mut self, input: &mut dyn BufRead) -> io::Result<()> {
        let saved = match Saved::of(&self.session, &self.ticks) {
            Ok(saved) => saved.to_toml(),
            Err(wrong) => return self.say(&wrong.sentence()),
        };
        let name = saved::file_name(&self.session);
        match self.write_file(&name, saved.as_bytes(), input)? {
            Some(name) => self.say(&saved::reopened(Path::new(&name))),
            None => Ok(()),
        }
    }

    /// Writes a file under the name that is typed, and tells it; nothing is replaced unasked.
    fn write_file(
        &mut self,
        name: &str,
        content: &[u8],
        input: &mut dyn BufRead,
    ) -> io::Result<Option<String>> {
        self.say(&prompt::file(name))?;
        let Some(typed) = self.read_line(input)? else { return Ok(None) };
        let mut name =
            Some(typed.trim()).filter(|name| !name.is_empty()).unwrap_or(name).to_owned();
        let mut force = false;
        loop {
            let path = file::typed(&name, env::home_dir().as_deref());
            let written =
                file::place(&path, force).and_then(|at| file::replace(&at, force, content));
            match written {
                Ok(()) => {
                    let name = path.display().to_string();
                    self.say(&format!("已写到「{name}」。"))?;
                    return Ok(Some(name));
                }
                Err(FileError::There(there)) => {
                    let at = self.choose(&prompt::there(&there), 1, input)?;
                    let Some(_) = at else { return Ok(None) };
                    force = true;
                }
                Err(FileError::Other(wrong)) => {
                    self.say(&wrong.sentence())?;
                    self.say(&prompt::file(&name))?;
                    match self.read_line(input)?.filter(|typed| !typed.trim().is_empty()) {
                        Some(typed) => typed.trim().clone_into(&mut name),
                        None => return Ok(None),
                    }
                }
            }
        }
    }
}
