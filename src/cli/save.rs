//! `yizhuan save`: answers in, a file out that can be gone on from.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::target::Target;
use super::{clock, flags, plan, stdout};
use crate::answers::{Given, flag, read_answers};
use crate::diagnostic::Diagnostic;
use crate::model::{Assets, Need};
use crate::saved::{Saved, file_name};
use crate::session::Session;

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
    let today = clock::today(matches)?;
    let answers = read_answers(topic, assets, today, &plan::given(topic, matches))?;
    let session = Session::answered(assets, topic, today, answers);
    let ticks = ticks(&session, matches)?;
    let name = matches.get_one::<OsString>(flags::OUTPUT).cloned();
    let name = name.unwrap_or_else(|| file_name(&session).into());
    if let Some(ending) = flags::ending(matches).filter(|ending| ENDINGS.contains(&ending.as_str()))
    {
        let what = format!("存下来的进度是 .toml 文件，不是 .{ending}");
        let hint = format!("文件名写成 .toml；要 .{ending} 的结果，用 yizhuan plan --output");
        return Err(Diagnostic::of_call(what, hint));
    }
    let target = Target::named(&name, matches.get_flag(flags::FORCE))?;
    target.write(Saved::of(&session, &ticks)?.to_toml().as_bytes())?;
    if matches!(target, Target::Screen) {
        return Ok(());
    }
    let name = Path::new(&name).display().to_string();
    // As a shell wants it: the name may be copied together with the command.
    let word =
        if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name.clone() };
    stdout::print(format!("已存到「{name}」。以后打开：yizhuan open {word}\n").as_bytes())
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
