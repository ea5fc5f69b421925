//! The closed lists of codes; their names are those of the plan contract.

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(all(embedded, feature = "schema"), derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            /// Every code, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code as files and programs write it.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The variant with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|each| each.code() == code)
            }
        }
    };
}

codes!(
    /// The answer to 「能不能转」; the first that applies, in this order.
    VerdictCode {
        /// Outside the transfer rules: already retired, Hong Kong, Macao, Taiwan.
        NotTransferable = "not_transferable",
        /// Both places are one pool.
        NotNeeded = "not_needed",
        /// The relation has arrived.
        Done = "done",
        /// An application was accepted, and a time limit is over.
        Overdue = "overdue",
        /// An application was accepted, and is within the time limits.
        UnderWay = "under_way",
        /// An application was accepted, and nobody knows the day that the time limits count from.
        Undated = "undated",
        /// The province moves the relation itself.
        Automatic = "automatic",
        /// Resident to resident without next year's plan.
        NextYear = "next_year",
        /// Something known stands in the way.
        FixFirst = "fix_first",
        /// A deciding answer is unknown.
        CheckFirst = "check_first",
        /// Nothing stands in the way.
        Ready = "ready",
    }
);
codes!(
    /// How far an application is that was accepted.
    Tracking {
        /// Within the time limits.
        UnderWay = "under_way",
        /// A time limit is over.
        Overdue = "overdue",
        /// The relation has arrived.
        Done = "done",
    }
);

impl VerdictCode {
    /// How far the application is, where it was accepted.
    pub fn tracking(self) -> Option<Tracking> {
        match self {
            Self::UnderWay => Some(Tracking::UnderWay),
            Self::Overdue => Some(Tracking::Overdue),
            Self::Done => Some(Tracking::Done),
            _ => None,
        }
    }

    /// Whether an application was accepted.
    pub fn is_accepted(self) -> bool {
        self == Self::Undated || self.tracking().is_some()
    }

    /// Whether anything moves, or may.
    pub fn moves(self) -> bool {
        !matches!(self, Self::NotTransferable | Self::NotNeeded)
    }

    /// The code that programs read: what was accepted could be applied for; without its day, an answer
    /// is lacking.
    #[must_use]
    pub fn published(self) -> Self {
        match self {
            Self::Undated => Self::CheckFirst,
            _ => self.tracking().map_or(self, |_| Self::Ready),
        }
    }
}

codes!(
    /// What it costs not to mind a warning, the gravest first.
    Harm {
        /// Time without benefits, or benefits lost.
        Benefits = "benefits",
        /// It costs money.
        Money = "money",
        /// A wasted way, or a longer wait.
        Trip = "trip",
        /// Nothing: it is good to know.
        None = "none",
    }
);
codes!(
    /// Where two places stand to each other.
    Scope {
        /// One pool.
        SamePool = "same_pool",
        /// Two pools of one province.
        InProvince = "in_province",
        /// Two provinces.
        CrossProvince = "cross_province",
    }
);

impl Scope {
    /// What conditions tell apart, under the names that they give it: one pool may hold two places.
    pub const VALUES: [(&str, Self); 4] = [
        ("two_places", Self::SamePool),
        ("in_province", Self::InProvince),
        ("cross_province", Self::CrossProvince),
        ("same_place", Self::SamePool),
    ];

    /// Every word that conditions may use.
    pub fn words() -> impl Iterator<Item = &'static str> + Clone {
        let values = Self::VALUES.iter().map(|(name, _)| *name);
        let own = values.filter(|name| Self::from_code(name).is_none());
        Self::ALL.iter().map(|scope| scope.code()).chain(own)
    }

    /// The values that a word of a condition stands for; none where there is no such word.
    pub fn values_of(word: &str) -> u32 {
        let named = |(name, scope): &(&str, Self)| *name == word || scope.code() == word;
        let bits = Self::VALUES.iter().enumerate().filter(|(_, value)| named(value));
        bits.fold(0, |all, (at, _)| all | 1 << at)
    }

    /// The scopes among some values, each once.
    pub fn among(any_of: u32) -> Vec<Self> {
        let values = Self::VALUES.iter().enumerate().filter(|(at, _)| any_of & (1 << at) != 0);
        let mut scopes: Vec<Self> = values.map(|(_, (_, scope))| *scope).collect();
        scopes.sort_unstable();
        scopes.dedup();
        scopes
    }
}

codes!(
    /// What becomes of the personal account.
    AccountCode {
        /// It moves with the relation.
        Moves = "moves",
        /// It stays where it is and can be used there; no cash.
        Stays = "stays",
        /// It is paid to the person's bank account.
        PaidOut = "paid_out",
        /// There is none at the origin.
        None = "none",
        /// No confirmed rule.
        Ask = "ask",
    }
);
codes!(
    /// How long a gap is; what each tier is called stands in the topic.
    Tier {
        /// No gap.
        None = "none",
        /// So short that it may be paid back.
        Within3 = "within3",
        /// Longer.
        Over3 = "over3",
        /// Not known.
        Unknown = "unknown",
    }
);
codes!(
    /// Whether the months of the gap may be paid back.
    Backpay {
        /// Nothing is missing.
        NotNeeded = "not_needed",
        /// The person may ask the destination.
        MayAsk = "may_ask",
        /// No national rule gives it.
        NoNationalRule = "no_national_rule",
    }
);
codes!(
    /// What is known about the wait.
    WaitingCode {
        /// No wait.
        None = "none",
        /// A known number of months.
        Fixed = "fixed",
        /// Between two known numbers of months: places read the rule differently.
        Between = "between",
        /// At most a known number of months.
        UpTo = "up_to",
        /// Benefits from the start, but less of them, for at most a known number of months.
        Reduced = "reduced",
        /// Set by the destination, no number known.
        Local = "local",
        /// Cannot be told from the answers.
        Unknown = "unknown",
    }
);
codes!(
    /// How a paper is needed.
    Need {
        /// Always.
        Required = "required",
        /// One of its group.
        OneOf = "one_of",
        /// Where the window asks.
        IfAsked = "if_asked",
        /// When the ordinary way fails.
        Fallback = "fallback",
        /// Not needed, although people are told so.
        NotNeeded = "not_needed",
    }
);
codes!(
    /// How firm a date is.
    Certainty {
        /// Every day counted lies in a year whose holidays are announced.
        Official = "official",
        /// It reaches into a year whose holidays are not announced.
        Provisional = "provisional",
        /// Set by the place.
        Local = "local",
        /// No binding limit exists.
        NoLimit = "no_limit",
    }
);
codes!(
    /// The weight of a statement, heaviest first.
    Level {
        /// Law or regulation.
        Law = "law",
        /// National document.
        National = "national",
        /// Provincial document.
        Provincial = "provincial",
        /// City document.
        City = "city",
        /// A guide, not a rule.
        Practice = "practice",
        /// A place to look, nothing more.
        Unconfirmed = "unconfirmed",
    }
);
codes!(
    /// The parts of a plan that rules fill.
    Slot {
        /// Can I transfer.
        Verdict = "verdict",
        /// The personal account.
        Account = "account",
        /// What the gap costs.
        Gap = "gap",
        /// A paper.
        Material = "material",
        /// Something to do.
        Step = "step",
        /// A point in time.
        Timeline = "timeline",
        /// Something to know.
        Warning = "warning",
        /// Where to ask or file.
        Channel = "channel",
        /// A statement in a section of a side topic.
        Point = "point",
    }
);
codes!(
    /// What is to be thought of something people are told.
    ClaimVerdict {
        /// It is a rule of the whole country.
        National = "national",
        /// It holds in some places only.
        Local = "local",
        /// Somebody's experience, not a rule.
        Single = "single",
        /// It was so once.
        Outdated = "outdated",
        /// It is not so.
        Wrong = "wrong",
    }
);
codes!(
    /// On which side of the move a place must be for its rule to speak.
    Side {
        /// The person leaves it.
        Origin = "origin",
        /// The person goes there.
        Destination = "destination",
        /// Either of the two.
        Either = "either",
        /// Both places lie in it.
        Both = "both",
    }
);
