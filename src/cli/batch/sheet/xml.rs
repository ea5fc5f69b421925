//! XML of a spreadsheet, piece by piece.

use std::borrow::Cow;

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::damaged;
use crate::diagnostic::Diagnostic;

pub(super) enum Piece<'a> {
    Open(&'a str, Tag<'a>),
    Close(&'a str),
    Text(Cow<'a, str>),
}

/// What stands in an opening tag.
pub(super) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// The value of an attribute, whatever stands before a colon in its name.
    pub fn value(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes().flatten();
        let found = all.find(|each| each.key.local_name().as_ref() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }
}

/// Shows all pieces; those that only say how something is pronounced are left out.
pub(super) fn walk(
    xml: &str,
    mut see: impl FnMut(Piece) -> Result<(), Diagnostic>,
) -> Result<(), Diagnostic> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) if tag.local_name().as_ref() == "rPh" => {
                reader.read_to_end(tag.name()).map_err(damaged)?;
            }
            Event::Start(tag) => see(Piece::Open(tag.local_name().as_ref(), Tag(&tag)))?,
            Event::End(tag) => see(Piece::Close(tag.local_name().as_ref()))?,
            Event::Text(text) => see(Piece::Text(text.xml10_content()))?,
            Event::CData(text) => see(Piece::Text(text.xml10_content()))?,
            Event::GeneralRef(name) => {
                see(Piece::Text(unescape(&format!("&{};", &*name)).map_err(damaged)?))?;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
