//! Facts of a place, and the statements in which they speak.

use std::rc::Rc;

use toml::de::DeValue;

use super::aspect::AspectTable;
use super::keys;
use super::names::unknown;
use super::node::{Node, Raw, Spot, as_nodes, as_texts, wrong};
use super::problems::Problems;
use crate::diagnostic::Diagnostic;
use crate::model::{Slot, TRANSFER};
use crate::regions::RegionIx;

/// What `[defaults]` may say for all facts of a file.
const DEFAULTS: [&str; 5] = ["side", "level", "verify", "as_of", "sources"];

/// What a fact that speaks more than once says once: every text about it takes its numbers from there.
const WAIT: &str = "waiting";

/// A statement in one topic; what it does not say, its fact says, then the file, then the aspect.
pub(crate) struct Statement<'a> {
    /// Id of the topic.
    pub topic: Spot<'a, &'a str>,
    /// Part of the result.
    pub slot: Slot,
    pub node: Node<'a>,
    /// Position of its fact in the file.
    pub fact: usize,
    /// Whether topic and part are guessed, so that what else is wrong is told at once.
    pub is_guess: bool,
}

/// The file of a place.
pub(crate) struct LocalFile<'a> {
    pub region: RegionIx,
    /// Its facts, to find keys that no statement of theirs reads.
    pub facts: Vec<Rc<Node<'a>>>,
    /// Everything it says, in the order of the file.
    pub statements: Vec<Statement<'a>>,
    /// Who stands for it where it is put over the program's own.
    pub over: Option<Backing>,
}

/// Who stands for what files say that are put over others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Backing {
    /// Nobody: what they say is marked.
    #[default]
    None,
    /// A publisher who has signed them.
    Signed,
}

impl LocalFile<'_> {
    /// Nothing is read yet.
    pub fn of(region: RegionIx) -> Self {
        Self { region, facts: Vec::new(), statements: Vec::new(), over: None }
    }
}

/// What a file writes once for all its facts.
pub(crate) fn defaults<'a>(file: &Node<'a>) -> Result<Option<Rc<Node<'a>>>, Diagnostic> {
    let Some(defaults) = file.child("defaults")? else { return Ok(None) };
    let strange = defaults.entries().find(|(key, _)| !DEFAULTS.contains(&key.value));
    if let Some((key, _)) = strange {
        return Err(unknown(&key, "可以统一写的键", DEFAULTS.into_iter()));
    }
    Ok(Some(Rc::new(defaults)))
}

/// What the facts of a file need not say.
pub(crate) struct Above<'a, 'b> {
    /// What the file says once for all.
    pub defaults: Option<Rc<Node<'a>>>,
    pub aspects: &'b AspectTable<'a>,
}

impl<'a> Above<'a, '_> {
    /// Adds a fact and its statements to its file.
    pub fn add(&self, fact: Node<'a>, file: &mut LocalFile<'a>, errors: &mut Problems) {
        let fact = Rc::new(fact);
        let reader = Reader { fact: &fact, at: file.facts.len(), above: self };
        let before = file.statements.len();
        for spoken in errors.keep(reader.spoken()).unwrap_or_default() {
            check_keys(&spoken.own, errors);
            file.statements.extend(errors.keep(reader.statement(spoken)));
        }
        check_keys(&fact, errors);
        if file.statements.len() == before {
            file.statements.extend(reader.guess());
        }
        file.facts.push(fact);
    }
}

/// Complains about keys that no fact has, wherever it speaks.
fn check_keys(node: &Node, errors: &mut Problems) {
    for (key, _) in node.entries().filter(|(key, _)| !keys::is_of_facts(key.value)) {
        errors.add(keys::unknown(&key));
    }
}

/// Where a fact speaks, and what it says only there.
struct Spoken<'a> {
    topic: Spot<'a, &'a str>,
    own: Node<'a>,
    /// What the aspect says for it, where the fact leaves all of it to the aspect.
    usual: Option<Rc<Node<'a>>>,
}

struct Reader<'a, 'b> {
    fact: &'b Rc<Node<'a>>,
    /// Its position in the file.
    at: usize,
    above: &'b Above<'a, 'b>,
}

impl<'a> Reader<'a, '_> {
    fn spoken(&self) -> Result<Vec<Spoken<'a>>, Diagnostic> {
        let silent = |topic| Spoken { topic, own: Node::silent(self.fact), usual: None };
        let Some(spot) = self.fact.raw("in") else {
            return self.usual_places();
        };
        match spot.value.get_ref() {
            DeValue::Table(_) => Self::of_table(spot),
            DeValue::String(_) | DeValue::Array(_) => {
                Ok(as_texts(spot)?.into_iter().map(silent).collect())
            }
            _ => {
                let expected = "主题的 id，如 \"gap\"";
                Err(wrong(&spot, expected, "写 in = \"gap\"，或者 [fact.in.gap]。"))
            }
        }
    }

    fn of_table(spot: Spot<'a, Raw<'a>>) -> Result<Vec<Spoken<'a>>, Diagnostic> {
        let mut found = Vec::new();
        for (topic, value) in super::node::as_node(spot)?.entries() {
            found.extend(as_nodes(value)?.into_iter().map(|own| Spoken {
                topic,
                own,
                usual: None,
            }));
        }
        match found.iter().find_map(|each| each.own.glance(WAIT)).filter(|_| found.len() > 1) {
            Some(wait) => Err(wait.error(
                "等待期只写在一处说的话里",
                "写在 [[fact]] 下面的 waiting",
                "把这一行移到 [[fact]] 下面：每一处说的月数都从这里来，文字里写 {months}。",
            )),
            None => Ok(found),
        }
    }

    /// A fact that does not tell where it speaks, so that what else is wrong with it is told at once; of
    /// a condition it cannot be told what it may ask.
    fn guess(&self) -> Option<Statement<'a>> {
        let parted = self.fact.glance("in").is_some_and(|spot| spot.value.get_ref().is_table());
        if parted || self.fact.glance("when").is_some() {
            return None;
        }
        let above = [Some(self.fact), self.above.defaults.as_ref()].into_iter().flatten().cloned();
        let node = Node::silent(self.fact).below(above);
        let topic = self.fact.spot().with(TRANSFER);
        Some(Statement { topic, slot: Slot::Warning, node, fact: self.at, is_guess: true })
    }

    /// Where the aspect of the fact speaks; a fact that says itself in which part or when it speaks does so once
    /// in a topic.
    fn usual_places(&self) -> Result<Vec<Spoken<'a>>, Diagnostic> {
        let about = self.fact.texts("about")?;
        if about.is_empty() {
            return Err(without_aspect(self.fact));
        }
        let aspects = self.above.aspects;
        let ids = || aspects.list.iter().map(|aspect| aspect.id.as_str());
        if let Some(strange) = about.iter().find(|each| ids().all(|id| id != each.value)) {
            return Err(unknown(strange, "方面", ids()));
        }
        let waits = self.fact.peek(WAIT).is_some();
        let own_way = ["part", "when"].into_iter().any(|key| self.fact.peek(key).is_some());
        let places = about.first().map(|first| aspects.places(first.value, waits));
        let mut spoken: Vec<Spoken> = Vec::new();
        // The complaint about a topic belongs to the fact, not to the table of aspects.
        for (topic, usual) in places.unwrap_or_default() {
            let usual = Some(usual).filter(|_| !own_way).cloned();
            if usual.is_some() || spoken.iter().all(|each| each.topic.value != topic.value) {
                spoken.push(Spoken { topic, own: Node::silent(self.fact), usual });
            }
        }
        if spoken.is_empty() {
            let fix =
                "加上 in = \"gap\" 这样的一行；哪些方面可以不写，yizhuan rules new 都列出来。";
            return Err(self.fact.spot().error("没有写在哪个主题里说", "in", fix));
        }
        Ok(spoken)
    }

    fn statement(&self, spoken: Spoken<'a>) -> Result<Statement<'a>, Diagnostic> {
        let Spoken { topic, own, usual } = spoken;
        let above = [Some(self.fact), self.above.defaults.as_ref()].into_iter().flatten().cloned();
        let node = own.below(above);
        let about = node.texts("about")?;
        let waits = node.peek(WAIT).is_some();
        let of_aspect = || Some(self.above.aspects.usual(about.first()?.value, topic.value, waits));
        let usual = usual.as_ref().map(|usual| vec![usual]).or_else(of_aspect);
        let usual = usual.unwrap_or_default().into_iter();
        let usual = usual
            .map(|usual| Ok((usual.text_if("part")?.map(|word| slot(&word)).transpose()?, usual)));
        let usual = usual.collect::<Result<Vec<_>, Diagnostic>>()?;
        let written = node.text_if("part")?.map(|word| slot(&word)).transpose()?;
        let slot = match written.or_else(|| usual.first()?.0) {
            Some(slot) => slot,
            None if topic.value != TRANSFER => Slot::Point,
            None => {
                let fix = "加上 part = \"warning\" 这样的一行。";
                return Err(node.spot().error("没有写在方案的哪一部分", "part", fix));
            }
        };
        // What the aspect usually says fits only the part that it usually speaks in.
        let fits =
            usual.iter().find(|(usual, _)| *usual == Some(slot)).map(|(_, node)| Rc::clone(node));
        Ok(Statement { topic, slot, node: node.below(fits), fact: self.at, is_guess: false })
    }
}

/// A complaint about a fact that does not say what it is about.
pub(super) fn without_aspect(fact: &Node) -> Diagnostic {
    let fix = "加上 about = \"wait_employee\" 这样的一行；可以写的，yizhuan rules new 都列出来。";
    fact.spot().error("没有写这条说的是哪方面", "about", fix)
}

fn slot(word: &Spot<'_, &str>) -> Result<Slot, Diagnostic> {
    Slot::from_code(word.value)
        .ok_or_else(|| unknown(word, "部分", Slot::ALL.iter().map(|slot| slot.code())))
}
