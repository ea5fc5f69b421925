//! Sentences short enough to be taken in by ear.
//!
//! A sentence is counted as it is heard: its letters and spoken digits, not its marks. One that is
//! too long is told in several, parted at its commas, each of which says something by itself. A
//! condition becomes a question before its answer (「断缴超过三个月的呢？等待期六个月。」), a source a
//! sentence about itself, and what stands in brackets follows the sentence that it belongs to.

use super::measure::{LONGEST, fits, heard, is_digit, says};
use super::parted::parted;
use super::spoken::{CLOSE, OPEN, PAUSE, spoken};
use super::wording::reworded;

/// Ends of sentences.
const STOPS: &[char] = &['。', '！', '？', '；', '\n'];
/// Ends of what a sentence may be parted into.
const MARKS: &[char] = &['，', '：'];
/// What a document is called that says what follows.
const DOCUMENTS: &[&str] = &[
    "说明",
    "通知",
    "答复",
    "指引",
    "指南",
    "规定",
    "细则",
    "办法",
    "公告",
    "解读",
    "文件",
    "报道",
    "例子",
    "条例",
    "决定",
    "方案",
    "问答",
    "写明",
    "说法",
    "发布会",
    "公开信",
    "清单",
];
/// What a source stands behind.
const BY: &[&str] = &["根据", "据"];
/// Ends of what holds only for what follows; the first one also before a colon.
const WHEN: &[&str] = &["的", "时", "时候", "期间", "后", "前", "的话", "以内", "期里"];
/// What ends like that and holds by itself.
const NEVER: &[&str] = &["目前", "从前", "最后", "然后", "自动的"];
/// What something begins with that holds by itself.
const PLAIN: &[&str] =
    &["也", "就", "可以", "都", "先", "再", "要", "是", "请", "打", "问", "看", "去"];
const IF: &[&str] = &["如果", "要是", "只要", "万一", "就算", "即使", "不管", "凡是"];
/// What goes on with what stands before it.
const AND: &[&str] = &["而且", "并且"];
/// What says until when, or what next, and belongs to what stands before it.
const THEN: &[&str] = &["等", "才"];
/// What belongs to what follows it, whatever that is.
const BOUND: &[&str] = &["除", "因为", "由于", "虽然", "不但", "为了", "只有"];
/// What is to be done about a sentence, which by itself does not say about which.
const CHECK: &str = "需核对";
/// Letters that are heard of a condition which says what is done: fewer name somebody.
const LEAST: usize = 4;
/// What may stand alone before a colon and leads on.
const NAMED: &[&str] = &["见过的有"];

/// A text as short sentences.
pub(super) fn sentences(text: &str) -> Vec<String> {
    text.split_inclusive(STOPS).flat_map(short).collect()
}

/// A sentence as short ones, in wordings of its own where it is too long.
fn short(written: &str) -> Vec<String> {
    let mut said = spoken(written);
    if !fits(&said) {
        said = spoken(&reworded(written));
    }
    let wholes = said.split_inclusive(STOPS).flat_map(|whole| {
        let stop = whole.chars().last().filter(|stop| "？！".contains(*stop)).unwrap_or('。');
        told(whole.trim_matches(|letter: char| STOPS.contains(&letter) || is_mark(letter)), stop)
    });
    wholes.collect()
}

fn is_mark(letter: char) -> bool {
    letter.is_whitespace() || letter == PAUSE || "，：、".contains(letter)
}

/// Tells a sentence in as many as it takes.
fn told(whole: &str, stop: char) -> Vec<String> {
    if fits(whole) {
        return ended(whole, stop).into_iter().collect();
    }
    let groups = grouped(clauses(whole));
    let mut all = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let next = groups.get(at + 1).and_then(|next| next.first());
        say(group, next, stop, &mut all);
    }
    all
}

/// Words up to a mark.
#[derive(Clone, Copy, Debug)]
struct Clause<'a> {
    words: &'a str,
    mark: char,
    /// Whether it is part of a condition that ends later.
    asked: bool,
    /// Whether it lists what the words before it announce, and is no condition.
    listed: bool,
}

/// The parts of a sentence between its marks; those in brackets are none of it.
fn clauses(whole: &str) -> Vec<Clause<'_>> {
    let clause = |words, mark| Clause { words, mark, asked: false, listed: false };
    let (mut all, mut from, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, letter) in whole.char_indices() {
        match letter {
            OPEN => depth += 1,
            CLOSE => depth = depth.saturating_sub(1),
            mark if depth == 0 && MARKS.contains(&mark) => {
                all.push(clause(&whole[from..at], mark));
                from = at + mark.len_utf8();
            }
            _ => {}
        }
    }
    all.push(clause(&whole[from..], '。'));
    all.retain(|clause| heard(clause.words) > 0);
    for at in 1..all.len() {
        let announced = all[at - 1].mark == '：' && all[at - 1].ends(NAMED);
        all[at].listed = announced && all[at].words.contains('、');
    }
    all
}

impl Clause<'_> {
    fn starts(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.words.starts_with(word))
    }

    /// Whether it ends so, whatever stands in brackets behind it.
    fn ends(&self, words: &[&str]) -> bool {
        let aside = self.words.strip_suffix(CLOSE).and_then(|words| words.rsplit_once(OPEN));
        let bare = aside.map_or(self.words, |(bare, _)| bare);
        words.iter().any(|word| bare.ends_with(word))
    }

    /// Whether it only says when what follows holds.
    fn is_condition(&self) -> bool {
        let plain = self.ends(NEVER) || self.starts(PLAIN) || self.words.contains('我');
        let when = match self.mark {
            '，' => WHEN,
            '：' => &WHEN[..1],
            _ => &[],
        };
        let holds = self.asked || self.mark == '，' && self.starts(IF) || self.ends(when) && !plain;
        holds && !self.listed
    }

    /// Whether it names what the words behind it are from.
    fn is_source(&self) -> bool {
        self.starts(BY) && self.mark != '。' || self.ends(DOCUMENTS) && self.mark == '：'
    }

    fn leads(&self) -> bool {
        self.is_condition() || self.is_source() || self.mark == '：' || self.starts(BOUND)
    }

    /// How much of it is heard where it stands last.
    fn length(&self) -> usize {
        heard(self.words) + usize::from(self.is_condition())
    }
}

fn length(group: &[Clause]) -> usize {
    group.iter().map(|clause| heard(clause.words)).sum()
}

/// Clauses that are said in one breath: as many as there is room for, and what leads on with what
/// it leads to, where both have room.
fn grouped(mut clauses: Vec<Clause<'_>>) -> Vec<Vec<Clause<'_>>> {
    for at in (1..clauses.len()).rev() {
        clauses[at - 1].asked = is_half_condition(clauses[at - 1], clauses[at]);
    }
    let mut all: Vec<Vec<Clause>> = Vec::new();
    for clause in clauses {
        match all.last_mut() {
            Some(group) if group.last().is_some_and(|last| last.starts(BOUND)) => {
                group.push(clause);
            }
            Some(group) if length(group) + clause.length() <= LONGEST => group.push(clause),
            Some(group) => {
                let leads = || group.iter().rposition(|last| !last.leads()).map_or(0, |at| at + 1);
                let from = if clause.starts(THEN) { group.len() - 1 } else { leads() };
                let lead = length(&group[from..]);
                let goes_along = from > 0 && lead > 0 && lead + clause.length() <= LONGEST;
                let mut next = if goes_along { group.split_off(from) } else { Vec::new() };
                next.push(clause);
                all.push(next);
            }
            None => all.push(vec![clause]),
        }
    }
    all.into_iter().flat_map(without_leads).collect()
}

/// What leads to a group that is too long stands alone.
fn without_leads(mut group: Vec<Clause<'_>>) -> Vec<Vec<Clause<'_>>> {
    let leads = group.first().is_some_and(|first| first.is_source() || first.mark == '：');
    if length(&group) <= LONGEST || group.len() < 2 || !leads {
        return vec![group];
    }
    let rest = group.split_off(1);
    [vec![group], without_leads(rest)].concat()
}

/// Whether the condition that ends with `next` began with `clause`: nothing was said yet.
fn is_half_condition(clause: Clause, next: Clause) -> bool {
    let goes_on = next.starts(AND) || !says(clause.words);
    next.is_condition()
        && next.ends(&WHEN[..1])
        && clause.mark == '，'
        && goes_on
        && !clause.leads()
}

/// Says a group of clauses, and behind it what stands in brackets there where it has no room.
fn say(group: &[Clause], next: Option<&Clause>, stop: char, all: &mut Vec<String>) {
    let Some((last, before)) = group.split_last() else { return };
    let lead = before.iter().map(|clause| format!("{}{}", clause.words, clause.mark));
    let mut words = lead.collect::<String>() + last.words;
    if !fits(&words) {
        let pieces = each_aside(&words);
        if pieces.len() > 1 {
            return all.extend(pieces.iter().flat_map(|piece| told(piece, '。')));
        }
    }
    let asks = next.is_some_and(|next| last.is_condition() && (last.asked || !next.starts(AND)));
    let mut asides = Vec::new();
    if !fits(&words) || asks && words.contains(OPEN) {
        (words, asides) = lifted(&words);
    }
    let alone = before.iter().all(Clause::is_source);
    let (words, end) = match next {
        None => (words, stop),
        Some(_) if asks => (asked(words, group), '？'),
        Some(_) if alone && last.is_source() => (sourced(words, last), '。'),
        Some(_) if last.mark == '：' && last.ends(NAMED) => (words + "这些", '。'),
        Some(_) => (words, '。'),
    };
    all.extend(parted(&words).iter().filter_map(|piece| ended(piece, end)));
    for aside in asides {
        let number = aside.chars().all(|letter| is_digit(letter) || letter == ' ');
        let aside = if number { format!("号码是{aside}") } else { aside };
        all.extend(told(aside.trim_matches(is_mark), '。'));
    }
}

/// A condition as a question: 「要是断缴超过三个月呢」; one that has no room for it, or goes on with another,
/// as it stands.
fn asked(words: String, group: &[Clause]) -> String {
    let [before @ .., last] = group else { return words + "呢" };
    // What only announces the condition stays before the question.
    if let Some((lead, _)) =
        before.split_last().filter(|(lead, _)| lead.mark == '：' && !lead.asked)
        && let Some((said, rest)) = words.split_once(&format!("{}：", lead.words))
    {
        let asked = asked(rest.to_owned(), &group[before.len()..]);
        let all = format!("{said}{}：{asked}", lead.words);
        return if fits(&all) { all } else { words + "呢" };
    }
    let whole = before.iter().all(|clause| clause.asked);
    let leads =
        last.starts(IF) || last.starts(AND) || before.iter().any(|clause| clause.starts(IF));
    let bare = words.strip_suffix('的').filter(|bare| whole && !leads && heard(bare) >= LEAST);
    let asked = bare.map(|bare| format!("要是{bare}呢")).filter(|asked| fits(asked));
    asked.unwrap_or_else(|| words + "呢")
}

/// A source as a sentence of its own.
fn sourced(words: String, clause: &Clause) -> String {
    let by = BY.iter().find_map(|by| words.strip_prefix(by));
    let said = match by {
        Some(bare) => format!("依据是{bare}"),
        None if clause.ends(&["写明"]) => return words,
        None => format!("{words}这样说"),
    };
    if fits(&said) { said } else { by.unwrap_or(&words).to_owned() }
}

/// Parts of a list, each up to something in brackets: behind all of them nobody knows what that belongs to.
fn each_aside(words: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = words;
    while let Some(at) = rest.find(CLOSE) {
        let (part, after) = rest.split_at(at + CLOSE.len_utf8());
        let Some(after) = after.strip_prefix('、') else { break };
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
}

/// Words without what stands in brackets, and that.
fn lifted(words: &str) -> (String, Vec<String>) {
    let (mut bare, mut asides, mut rest) = (String::new(), Vec::new(), words);
    while let Some((before, behind)) = rest.split_once(OPEN) {
        let (aside, after) = behind.split_once(CLOSE).unwrap_or((behind, ""));
        bare.push_str(before);
        asides.push(aside.to_owned());
        rest = after;
    }
    (bare + rest, asides)
}

/// With its stop, and with commas for pauses; none where there is nothing to say.
fn ended(words: &str, stop: char) -> Option<String> {
    let mut said = String::new();
    for letter in words.trim_matches(is_mark).chars() {
        match letter {
            PAUSE | OPEN | CLOSE if said.is_empty() || said.ends_with(is_mark) => {}
            PAUSE | OPEN | CLOSE => said.push('，'),
            mark if is_mark(mark) && said.ends_with('，') => {
                said.pop();
                said.push(mark);
            }
            other => said.push(other),
        }
    }
    said.truncate(said.trim_end_matches(is_mark).len());
    if said == CHECK {
        said.insert_str(0, "这一条");
    }
    if !said.is_empty() && !said.ends_with('？') {
        said.push(stop);
    }
    Some(said).filter(|said| !said.is_empty())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::sentences;

    #[rstest]
    #[case("带上身份证、社保卡，去转入地任意一个医保窗口，或者在国家医保服务平台申请；不用两边都跑。",
        &["带上身份证、社保卡，去转入地任意一个医保窗口。", "或者在国家医保服务平台申请。", "不用两边都跑。"])]
    #[case("几天能办完？", &["几天能办完？"])]
    #[case("下一步：请查成都的参保状态：「正常参保」的先别停，等杭州能接上；「暂停」「中止」就可以转。",
        &["下一步：请查成都的参保状态。", "正常参保的先别停，等杭州能接上。", "暂停、中止就可以转。"])]
    #[case("别错过：已经缴了南宁新一年度的费的，待遇开始以前退费（多数是 12 月底），需核对。",
        &["别错过：要是已经缴了南宁新一年度的费呢？", "待遇开始以前退费，多数是十二月底，需核对。"])]
    #[case("断缴不超过 3 个月，而且之前连续缴费满 2 年（补缴的时间不算）的，从参保当月起享受待遇。",
        &["断缴不超过三个月呢？", "而且之前连续缴费满两年的呢？", "补缴的时间不算。", "从参保当月起享受待遇。"])]
    #[case("已经缴了费的：待遇开始以前（多数地方是 12 月 31 日以前），停掉那一份、申请退费。",
        &["要是已经缴了费呢？", "待遇开始以前呢？", "多数地方是十二月三十一号以前。", "停掉那一份、申请退费。"])]
    #[case("要停保的先停保，没有停的不会受理，有自动代扣的一起取消，都要自己办。",
        &["要停保的先停保，没有停的不会受理，有自动代扣的一起取消。", "都要自己办。"])]
    #[case("据 2025 年的一份关于断缴怎么办的说明：断缴超过 3 个月再参保的，从缴费的第四个月起享受待遇。",
        &["依据是二零二五年的一份关于断缴怎么办的说明。", "断缴超过三个月再参保的，从缴费的第四个月起享受待遇。"])]
    #[case("江西全省 2026 年度居民医保的集中参保期是 2025-10-15 到 2026-02-28，需核对。",
        &["江西全省二零二六年度居民医保的集中参保期是什么时候？", "二零二五年十月十五号到二零二六年二月二十八号。", "这一条需核对。"])]
    #[case(
        "请问那个城市的经办机构和那里的医保热线（025-12393）怎么办理。",
        &["请问那个城市的经办机构和那里的医保热线怎么办理。", "号码是零二五 一二三九三。"]
    )]
    #[case(
        "见过能支取的情形有：出境定居（广东肇庆）、参保人去世（江苏）、转到外地居民医保（福建泉州 2023 年）。",
        &["见过能支取的情形有。", "出境定居，广东肇庆。", "参保人去世，江苏。", "转到外地居民医保，福建泉州二零二三年。"]
    )]
    #[case(
        "见过的有：新生儿、毕业生、刚停职工医保的、刚落户的、退役军人、刑满释放的，限 90 天内登记。",
        &["见过的有这些。", "新生儿、毕业生、刚停职工医保的、刚落户的、退役军人。", "还有刑满释放的。", "限九十天内登记。"]
    )]
    fn what_is_long_is_told_in_several(#[case] text: &str, #[case] said: &[&str]) {
        assert_eq!(sentences(text), said);
    }
}
