//! What asks for no transfer: it names another affair, or a place that no insurance is moved from or to.

use std::ops::Range;

use super::{Reader, Side, Sided, Spot};
use crate::line::aside::Told;
use crate::line::asked::BREAKS;
use crate::line::strange::Why;
use crate::model::{Meaning, Names, QuestionIx, Word};

/// What may stand right before a word that names another affair, as in 「我的养老」; 「到杭州养老」 names none.
const MINE: &[char] = &['的', '我', '她', '他'];

/// What says that nobody goes: 「不回家」.
const NOT: &[char] = &['不', '没'];

/// What says of somebody that there is nothing else they go somewhere for, and what says that the insurance goes there.
const ONLY: &[&str] = &["只", "就想", "就是", "就在", "光"];
const MOVES: &[&str] = &["转到", "转去", "转入", "转出", "转回", "转过"];

/// What such words told so far.
#[derive(Default)]
pub(super) struct Elsewhere {
    /// What asks of another affair.
    asks: Option<Range<usize>>,
    /// What names another insurance, a fund, a card.
    others: Vec<Other>,
    /// Places that are outside, but for those that the table of places has.
    outside: Vec<Range<usize>>,
    /// That somebody went there, who may be back.
    away: Option<Range<usize>>,
    /// What somebody goes somewhere for, as the topic about that asks for it, and whether for nothing else.
    errand: Option<(Told, bool)>,
    /// That an application is to be taken back, and the topic that may be meant instead.
    withdrawn: Option<(Range<usize>, Option<u8>)>,
}

/// What names another affair.
struct Other {
    span: Range<usize>,
    /// Whether it may as well be told of whoever goes.
    perhaps: bool,
    /// Whether nothing else becomes of it.
    silent: bool,
}

impl Reader<'_> {
    /// A word may name another affair, whatever else it says.
    pub(super) fn names(&mut self, span: &Range<usize>, means: Meaning) {
        let (text, word) = (&self.line.text, &self.line.text[span.clone()]);
        let before = text[..span.start].chars().next_back().filter(|last| last.is_alphanumeric());
        let aside = matches!(means, Meaning::Aside { .. });
        let told = aside && before.is_some_and(|last| !MINE.contains(&last));
        let is = |names: Names| self.naming(names).any(|another| another == word);
        if is(Names::Homeward) && !text[..span.start].ends_with(NOT) {
            self.home = self.home.or(Some(Side::To));
            return;
        }
        let perhaps = is(Names::Perhaps);
        if means == Meaning::Besides || perhaps || (is(Names::Another) && !told) {
            let silent = means == Meaning::Filler;
            self.elsewhere.others.push(Other { span: span.clone(), perhaps, silent });
        }
    }

    /// The words that name so.
    pub(super) fn naming(&self, names: Names) -> impl Iterator<Item = &str> {
        self.written(move |word| word.names.contains(&names))
    }

    /// The words of all entries of a kind.
    fn written(&self, is: impl Fn(&Word) -> bool) -> impl Iterator<Item = &str> {
        let words = self.assets.table.words.iter().filter(move |word| is(word));
        words.flat_map(|word| word.words.iter().map(|said| &*said.text))
    }

    /// Something asks of another affair.
    pub(super) fn asks_of(&mut self, span: &Range<usize>) {
        self.elsewhere.asks.get_or_insert(span.clone());
    }

    /// Somebody goes somewhere for this, perhaps for nothing else: 「就想在深圳看病」.
    pub(super) fn errand(&mut self, span: &Range<usize>, told: Told) {
        let sentence = self.line.text[..span.end].rsplit(BREAKS).next().unwrap_or_default();
        let only = ONLY.iter().any(|only| sentence.contains(only));
        let before = self.elsewhere.errand.take().filter(|(_, before)| *before || !only);
        self.elsewhere.errand = before.or(Some((told, only)));
    }

    /// Whoever only wants to see a doctor there, or asks for that, is told of that, unless a transfer is told as well.
    pub(super) fn end_errand(&mut self) {
        let Some((told, only)) = self.elsewhere.errand.take() else { return };
        let moves = MOVES.iter().any(|moves| self.line.text.contains(moves));
        let apart = self.line.told.is_some() || self.is_filed() || self.tells_a_case() || moves;
        if !apart && (only || self.elsewhere.asks.is_some()) {
            self.line.told = Some(told);
            self.line.understood += 1;
            self.elsewhere.asks = None;
        }
    }

    /// An application is to be taken back, or nobody wants to go any more.
    pub(super) fn withdraws(&mut self, span: Range<usize>, topic: Option<u8>) {
        let before = self.elsewhere.withdrawn.take().filter(|(_, topic)| topic.is_none());
        self.elsewhere.withdrawn = before.or(Some((span, topic)));
        self.line.understood += 1;
    }

    /// 「不转了，就在上海看病」 asks of another affair, 「想撤回」 of what no document tells.
    fn end_withdrawn(&mut self, span: &Range<usize>, topic: Option<u8>) {
        let progress = self.topic.roles.progress.and_then(|far| self.line.answers.get(far));
        if topic.is_some() && self.line.told.map(|told| told.topic) == topic.map(usize::from) {
            return;
        }
        let filed = self.line.told.is_some() || progress.is_some();
        let of = |topic: u8| self.line.unused.iter().any(|word| word.topic == usize::from(topic));
        let other = !filed && topic.is_some_and(of);
        self.strange(span, if other { Why::Elsewhere } else { Why::Withdrawn });
    }

    /// A place is named that is outside.
    pub(super) fn outside(&mut self, span: Range<usize>, claim: Option<u16>) {
        if let Some(claim) = claim {
            self.line.answers.add_matter(claim);
        }
        self.elsewhere.outside.push(span);
        self.line.understood += 1;
    }

    /// Somebody went outside, perhaps to come back.
    pub(super) fn away(&mut self, span: Range<usize>, claim: Option<u16>) {
        if let Some(claim) = claim {
            self.line.answers.add_matter(claim);
        }
        self.elsewhere.away = Some(span);
    }

    /// Whoever went outside from the only place that is named, and tells no more, goes there: 「从成都出国」.
    pub(super) fn goes_away(&mut self, places: usize) {
        let back = self.gap.told || self.is_away_long() || self.goes_on_now();
        if let Some(away) =
            self.elsewhere.away.take().filter(|_| places < 2 && !back && !self.leads_outside())
        {
            self.outside(away, None);
        }
    }

    /// Whether such a place was named.
    pub(super) fn leads_outside(&self) -> bool {
        !self.elsewhere.outside.is_empty()
    }

    /// Whether a place of the table is outside.
    pub(super) fn is_outside(&self, spot: &Spot) -> bool {
        let regions = &self.assets.regions;
        let outside = |name: &str| regions.called(name).first() == spot.places.first();
        spot.places.len() == 1
            && self
                .written(|word| matches!(word.means, Meaning::Outside { claim: None, .. }))
                .any(outside)
    }

    /// Beside two others such a place is neither left nor gone to: 「从香港回来，以前在广州，转到深圳」.
    pub(super) fn leave_out_outside(&mut self, places: &mut Vec<Sided<Spot>>) {
        if places.len() > 2
            && places.iter().filter(|place| !self.is_outside(&place.what)).count() > 1
        {
            let outside = |place: &mut Sided<Spot>| self.is_outside(&place.what);
            let others: Vec<_> = places.extract_if(.., outside).collect();
            for other in others {
                self.strange(&other.span, Why::Idle);
            }
        }
    }

    /// Whether what is told only matters to who goes.
    fn tells_a_case(&self) -> bool {
        let roles = self.topic.roles;
        let answers =
            [roles.gap_months, roles.last_paid, roles.stopped, roles.enrolled, roles.progress];
        let known = |question: QuestionIx| self.line.answers.get(question).is_some();
        answers.into_iter().flatten().any(known)
    }

    /// Whether it is told which way it goes, or what only matters to who goes.
    fn tells_a_move(&self) -> bool {
        self.gone.iter().any(|gone| gone.told) || self.tells_a_case()
    }

    /// Whether two places are named and nothing of this insurance: 「公积金 成都 杭州」; 「社保卡」 names none either.
    fn names_no_scheme(&self, others: &[Other]) -> bool {
        let schemes = [self.topic.roles.from_scheme, self.topic.roles.to_scheme];
        let told = |scheme: QuestionIx| self.line.answers.get(scheme).is_some();
        let mut rest = self.line.text.clone();
        for other in others.iter().rev() {
            rest.replace_range(other.span.clone(), " ");
        }
        let named = self.naming(Names::Insurance).any(|word| rest.contains(word));
        self.named > 1 && !named && !schemes.into_iter().flatten().any(told)
    }

    /// Once the places and the schemes are known.
    pub(super) fn end_elsewhere(&mut self) {
        let Elsewhere { asks, others, outside, withdrawn, .. } =
            std::mem::take(&mut self.elsewhere);
        if let Some((span, topic)) = withdrawn {
            self.end_withdrawn(&span, topic);
        }
        let why = if self.named > 1 { Why::Idle } else { Why::Outside };
        for place in &outside {
            self.strange(place, why);
        }
        let another = others.iter().find(|other| !other.perhaps || !self.tells_a_case());
        let another = another.filter(|_| self.names_no_scheme(&others));
        if let Some(other) = another {
            self.strange(&other.span, Why::Elsewhere);
        } else {
            for other in others.iter().filter(|other| other.silent) {
                self.strange(&other.span, Why::Idle);
            }
        }
        if let Some(asks) = asks.filter(|_| !self.tells_a_move() && self.line.told.is_none()) {
            self.strange(&asks, Why::Elsewhere);
        }
    }
}
