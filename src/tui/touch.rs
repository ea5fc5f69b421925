//! Touch of a finger or the mouse, freed from the terminal library's forms of it.

/// Where a finger, or a button of the mouse, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// What it does.
    pub kind: TouchKind,
    /// The cell it is on.
    pub at: (u16, u16),
}

impl Touch {
    /// Whether somebody does it: a finger that does not let go may be a thing.
    pub(crate) fn is_presence(self) -> bool {
        !matches!(self.kind, TouchKind::Drag | TouchKind::Release)
    }
}

/// What a finger does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TouchKind {
    /// It goes down.
    Press,
    /// It moves while it is down.
    Drag,
    /// It goes up.
    Release,
    /// A wheel turns towards the top.
    WheelUp,
    /// A wheel turns towards the bottom.
    WheelDown,
}
