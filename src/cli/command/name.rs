//! The commands by name, so that none can be left without what carries it out.

/// The commands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    Plan,
    Topic,
    Compare,
    Save,
    Open,
    Batch,
    Search,
    Places,
    Regions,
    Workdays,
    Rules,
    Data,
    Completions,
    Man,
    Licences,
    Schema,
    Help,
    Version,
}
