//! Rights of others over a file or a folder.

/// What its owner and its rights let others do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rights {
    /// It belongs neither to the person nor to the administrator.
    pub foreign: bool,
    /// The group or everybody may write.
    pub open: bool,
    /// Nobody but its owner can replace what lies in such a folder.
    pub sticky: bool,
}
