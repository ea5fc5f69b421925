//! `yizhuan save`: answers in, a file out that can be gone on from.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;

use chrono::NaiveDate;
use clap::ArgMatches;
use clap::parser::ValueSource;

use super::command::UPDATE;
use super::open::read;
use super::target::Target;
use super::{clock, flags, plan, stdout};
use crate::answers::{Given, Voice, check_answers, flag, read_answers};
use crate::diagnostic::Diagnostic;
use crate::model::{Answers, Assets, Need, Topic};
use crate::saved::{self, Lost, Restored, Saved, file_name, reopened};
use crate::session::Session;
use crate::text::one_line;

/// Endings under which people look for something else.
const ENDINGS: [&str; 8] = ["pdf", "html", "htm", "md", "ics", "json", "docx", "xlsx"];

/// Writes the file and says where it is.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let topics = &assets.table.topics;
    let side = matches
        .subcommand()
        .and_then(|(id, inner)| Some((topics.iter().find(|topic| topic.id == id)?, inner)));
    if let Some((topic, _)) = side {
        nothing_before(&topic.id, matches)?;
    }
    let (topic, matches) = side.unwrap_or((assets.table.transfer(), matches));
    let wanted = Wanted::of(matches)?;
    let today = clock::today(matches)?;
    let given = read_answers(topic, assets, today, &plan::given(topic, matches))?;
    let before = wanted.change.map(|file| Before::read(Path::new(file))).transpose()?;
    let restored =
        before.as_ref().map(|before| before.restored(assets, topic, today)).transpose()?;
    if let Some(restored) = &restored {
        wanted.nothing_lost(restored, &given)?;
        restored.lost.iter().for_each(|lost| stdout::warn(&lost.text));
    }
    let session = Session::answered(assets, topic, today, given);
    let (session, mut ticks) = match restored {
        Some(restored) => (changed(&restored.session, session.answers())?, restored.ticks),
        None => (session, BTreeSet::new()),
    };
    ticks.extend(self::ticks(&session, matches)?);
    wanted.write(before.as_ref(), &session, &ticks)
}

/// What is to be written where.
struct Wanted<'a> {
    /// The file that is gone on from.
    change: Option<&'a OsString>,
    /// The name that was given.
    output: Option<&'a OsString>,
    /// Whether a file may be replaced.
    force: bool,
}

impl<'a> Wanted<'a> {
    fn of(matches: &'a ArgMatches) -> Result<Self, Diagnostic> {
        let ending = flags::ending(matches).filter(|ending| ENDINGS.contains(&ending.as_str()));
        if let Some(ending) = ending {
            let what = format!("存下来的进度是 .toml 文件，不是 .{ending}");
            let hint = format!("文件名写成 .toml；要 .{ending} 的结果，用 yizhuan plan --output");
            return Err(Diagnostic::of_call(what, hint));
        }
        Ok(Self {
            change: matches.get_one::<OsString>(UPDATE),
            output: matches.get_one::<OsString>(flags::OUTPUT),
            force: matches.get_flag(flags::FORCE),
        })
    }

    /// Refuses to put a file in its own place without what of it was not taken over.
    fn nothing_lost(&self, restored: &Restored, given: &Answers) -> Result<(), Diagnostic> {
        let Some(file) = self.change.filter(|_| self.output.is_none() && !self.force) else {
            return Ok(());
        };
        let anew = |lost: &&Lost| lost.question.is_some_and(|asked| given.get(asked).is_some());
        let lost = restored.lost.iter().filter(|lost| !anew(lost)).map(|lost| lost.text.as_str());
        let lost: Vec<&str> = lost.collect();
        if lost.is_empty() {
            return Ok(());
        }
        let (name, lost) = (read::name(Path::new(file)), lost.join("；"));
        let what = format!("{name}没有动，存回去会少了这些：{lost}");
        let hint = "不要它们了，加 --force；要留着原来的文件，用 --output 存成别的名字";
        Err(Diagnostic::new(what, hint))
    }

    fn write(
        &self,
        before: Option<&Before>,
        session: &Session,
        ticks: &BTreeSet<String>,
    ) -> Result<(), Diagnostic> {
        let name = self.output.or(self.change).cloned();
        let name = name.unwrap_or_else(|| file_name(session).into());
        // Whoever names the file to change has said that it may be replaced.
        let in_place = before.filter(|_| self.output.is_none());
        let target = Target::named(&name, self.force || in_place.is_some())?;
        let text = Saved::of(session, ticks)?.to_toml();
        match in_place {
            Some(before) => target.update(&before.bytes, text.as_bytes())?,
            None => target.write(text.as_bytes())?,
        }
        if matches!(target, Target::Screen) {
            return Ok(());
        }
        let path = Path::new(&name);
        let said = format!("已存到「{}」。{}", path.display(), reopened(path));
        stdout::print((one_line(&said) + "\n").as_bytes())
    }
}

/// A file that is to be changed.
struct Before<'a> {
    file: &'a Path,
    bytes: Vec<u8>,
}

impl<'a> Before<'a> {
    fn read(file: &'a Path) -> Result<Self, Diagnostic> {
        Ok(Self { file, bytes: read::bytes(file)? })
    }

    /// The case in it, which must be about the topic.
    fn restored<'b>(
        &self,
        assets: &'b Assets,
        topic: &Topic,
        today: NaiveDate,
    ) -> Result<Restored<'b>, Diagnostic> {
        let file = self.file;
        let saved = read::kept(file, &self.bytes)?;
        if saved.topic() != topic.id {
            let what = format!("{}里是另一件事的答案", read::name(file));
            let named = assets.table.topics.iter().position(|each| each.id == saved.topic());
            let word = match named {
                Some(0) => "save",
                _ => &format!("save {}", saved.topic()),
            };
            return Err(Diagnostic::of_call(what, format!("写成 yizhuan {word} --update 文件")));
        }
        if saved.is_edited() {
            stdout::warn(saved::EDITED);
        }
        let restored = saved.restore(assets, today);
        restored.map_err(|error| error.led_by(&format!("{}打不开：", read::name(file))))
    }
}

/// The same case with answers that take the place of others.
fn changed<'a>(before: &Session<'a>, given: &Answers) -> Result<Session<'a>, Diagnostic> {
    let (topic, today) = (before.topic(), before.today());
    let mut answers = before.answers().clone();
    for (question, value) in given.given() {
        // What is told in another way than before is told anew.
        for other in topic.feeding(question).chain(topic.at(question).feeds) {
            if given.get(other).is_none() {
                answers.clear(other);
            }
        }
        answers.set(question, value);
    }
    check_answers(topic, &answers, today, Voice::Flag)?;
    Ok(Session::answered(before.assets(), topic, today, answers))
}

/// What stands before the name of a topic would be lost.
fn nothing_before(topic: &str, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let written = |id: &&clap::Id| {
        let own = id.as_str() != flags::DATA;
        own && matches.value_source(id.as_str()) == Some(ValueSource::CommandLine)
    };
    let Some(id) = matches.ids().find(written) else { return Ok(()) };
    let what = format!("{} 不能写在 {topic} 前面", flag(id.as_str()));
    Err(Diagnostic::of_call(what, format!("把选项都写在 {topic} 后面")))
}

/// The papers that are ready; only those of this plan can be.
fn ticks(session: &Session, matches: &ArgMatches) -> Result<BTreeSet<String>, Diagnostic> {
    let Ok(Some(given)) = matches.try_get_many::<String>("tick") else {
        return Ok(BTreeSet::new());
    };
    let document = session.plan_report();
    let papers = document.materials.iter().filter(|paper| paper.need != Need::NotNeeded);
    let papers: Vec<_> = papers.collect();
    let one = |id: &String| {
        if papers.iter().any(|paper| paper.id == *id) {
            return Ok(id.clone());
        }
        let all: Vec<String> =
            papers.iter().map(|paper| format!("{}（{}）", paper.id, paper.title)).collect();
        let hint = match all.join("、") {
            none if none.is_empty() => "按这些答案没有要准备的材料，去掉 --tick".to_owned(),
            all => format!("这份方案的材料有 {all}"),
        };
        Err(Given::new("--tick", id).wrong(hint))
    };
    given.map(one).collect()
}
