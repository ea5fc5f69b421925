//! Kinds of sections.

/// What a section is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// The whole answer of a plan.
    Summary,
    /// Why the verdict is what it is.
    Because,
    /// What was worked out from the answers.
    Computed,
    /// Claims about what was said besides.
    Matters,
    /// What would make it more definite.
    Open,
    /// Papers.
    Materials,
    /// What to do, on a platform and at a counter.
    Steps,
    /// Points in time.
    Timeline,
    /// The gap and the wait.
    Gap,
    /// The money of the personal account.
    Account,
    /// Things to mind.
    Warnings,
    /// Where to ask or file.
    Channels,
    /// What it was made from.
    Answers,
    /// Hard words.
    Terms,
    /// The documents.
    Sources,
    /// What was found.
    Hits,
    /// How much is known of a place.
    Counts,
    /// What is not known of a place.
    Unknown,
    /// Cities with facts of their own.
    Cities,
    /// Every place with what is known of it.
    Places,
    /// What people say, and what is right.
    Claims,
    /// In what plans differ.
    Differs,
    /// In what they do not.
    Same,
    /// A part that the table names, by its id.
    Own(String),
}

impl SectionKind {
    /// Its id, such as `materials`.
    pub fn id(&self) -> &str {
        match self {
            Self::Summary => "summary",
            Self::Because => "because",
            Self::Computed => "computed",
            Self::Matters => "matters",
            Self::Open => "open",
            Self::Materials => "materials",
            Self::Steps => "steps",
            Self::Timeline => "timeline",
            Self::Gap => "gap",
            Self::Account => "account",
            Self::Warnings => "warnings",
            Self::Channels => "channels",
            Self::Answers => "answers",
            Self::Terms => "terms",
            Self::Sources => "sources",
            Self::Hits => "hits",
            Self::Counts => "counts",
            Self::Unknown => "unknown",
            Self::Cities => "cities",
            Self::Places => "places",
            Self::Claims => "claims",
            Self::Differs => "differs",
            Self::Same => "same",
            Self::Own(id) => id,
        }
    }
}
