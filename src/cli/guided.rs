//! `yizhuan` without a command: the guided screens, or the same questions as prompts.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use clap::ArgMatches;

use super::call::failed;
use super::{clock, colours, data, stdout};
use crate::answers::Given;
use crate::diagnostic::Diagnostic;
use crate::model::{Data, Overlay};
use crate::output::printer::Printer;
use crate::output::settings::{self, Colour, Theme};
use crate::plain::{self, Console, Kept};
use crate::platform::in_chinese;
use crate::regions::RegionIx;
use crate::rules;
use crate::session::Session;
use crate::text::one_line;
use crate::tui;
use crate::tui::Opened;

/// Seconds that a kiosk may be told to wait.
const KIOSK: std::ops::RangeInclusive<u32> = 10..=3600;

/// How the screens were asked for.
#[derive(Default)]
pub(crate) struct Choices {
    data: Option<PathBuf>,
    ascii: bool,
    colour: Option<Colour>,
    theme: Option<Theme>,
    kiosk: Option<Duration>,
    mouse: bool,
    desk: bool,
    preset: tui::Preset,
    today: Option<NaiveDate>,
    /// Reads the day again; none where it was named, and stays.
    clock: Option<fn() -> NaiveDate>,
}

impl Choices {
    /// Nothing was asked for.
    pub fn usual() -> Self {
        Self { clock: Some(clock::now), ..Self::default() }
    }

    /// What every call that opens screens can say of them.
    fn of(matches: &ArgMatches) -> Result<Self, Diagnostic> {
        Ok(Self {
            ascii: matches.get_flag("ascii"),
            colour: wanted(matches)?,
            theme: theme(matches)?,
            clock: clock::unless_named(matches),
            ..Self::default()
        })
    }

    /// The same, and what a call without a command says besides.
    fn of_line(matches: &ArgMatches) -> Result<Self, Diagnostic> {
        let (mouse, desk) = (matches.get_flag("mouse"), matches.get_flag("desk"));
        Ok(Self { mouse, desk, preset: preset(matches)?, ..Self::of(matches)? })
    }
}

/// Opens what the flags ask for.
pub fn run(folder: Option<&Path>, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let today = clock::today(matches)?;
    let kiosk = matches.get_one::<String>("kiosk").map(|text| seconds(text)).transpose()?;
    let place = |text: &String| Given::new("--destination", text).place(&rules::embedded().regions);
    let destination = matches.get_one("destination").map(place).transpose()?;
    if matches.get_flag("plain") {
        if kiosk.is_some() {
            let hint = "公用机器用界面，去掉 --plain；自己用就不写 --kiosk";
            return Err(Diagnostic::of_call("--kiosk 不能和 --plain 一起写", hint));
        }
        let data = data::for_screens(folder);
        let preset = tui::Preset { destination, ..tui::Preset::default() };
        let (preset, wrong) = settled(preset);
        wrong.iter().for_each(warn_of);
        let session = Session::new(data.assets, today);
        return prompts(data.overlay, session, "", preset.destination);
    }
    let choices = Choices::of_line(matches)?;
    screens(&Choices {
        data: folder.map(Path::to_owned),
        kiosk,
        preset: tui::Preset { destination, ..choices.preset },
        today: Some(today),
        ..choices
    })
}

/// Opens the guided screens.
pub fn screens(choices: &Choices) -> Result<(), Diagnostic> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        let hint = "用 yizhuan plan 加上答案直接出方案，或者用 yizhuan --plain 一问一答；写法见 yizhuan --help";
        return Err(Diagnostic::of_call("这里没有终端，打不开引导界面", hint));
    }
    let folder = choices.data.as_deref();
    let load = || match choices.kiosk {
        Some(_) => data::for_visitors(folder),
        None => data::for_screens(folder),
    };
    tui::run(&options(choices), load).map_err(|error| stopped(&error))
}

/// Opens the guided screens where somebody left off.
pub fn resume(matches: &ArgMatches, data: Data, opened: Opened) -> Result<(), Diagnostic> {
    let choices = Choices { today: Some(opened.session.today()), ..Choices::of(matches)? };
    tui::resume(&options(&choices), data, opened).map_err(|error| stopped(&error))
}

/// Opens the guided screens at the plan of a case that was told, with what was said besides.
pub fn at_plan(
    matches: &ArgMatches,
    data: Data,
    session: Session<'static>,
    asides: Vec<String>,
) -> Result<(), Diagnostic> {
    let choices = Choices { today: Some(session.today()), ..Choices::of_line(matches)? };
    tui::tell(&options(&choices), data, session, asides).map_err(|error| stopped(&error))
}

/// Opens the line that a case was told in, where it is not clear.
pub fn at_line(matches: &ArgMatches, data: Data, text: &str) -> Result<(), Diagnostic> {
    let choices = Choices { today: Some(clock::today(matches)?), ..Choices::of_line(matches)? };
    tui::look_up(&options(&choices), data, text).map_err(|error| stopped(&error))
}

fn options(choices: &Choices) -> tui::Options {
    let settings = settings::settings();
    let (preset, wrong) = settled(choices.preset);
    let wrong = wrong.or_else(Printer::complaint);
    // The screens start in any case: a kiosk must not stand dark because of a setting.
    if let Some(wrong) = &wrong {
        stdout::warn(&wrong.to_string());
    }
    tui::Options {
        ascii: choices.ascii || settings.ascii,
        theme: colours::theme(
            choices.colour.unwrap_or(settings.color),
            choices.theme.unwrap_or(settings.theme),
        ),
        today: choices.today.unwrap_or_else(clock::now),
        clock: choices.clock,
        moment: Some(clock::moment),
        desk: choices.desk,
        preset,
        trouble: wrong.map(|wrong| &*Box::leak(wrong.sentence().into_boxed_str())),
        touch: choices.mouse || choices.kiosk.is_some(),
        kiosk: choices.kiosk,
    }
}

/// Says on one line what is wrong with the settings.
fn warn_of(wrong: &Diagnostic) {
    stdout::warn(&wrong.sentence());
}

/// Says what is wrong with the settings, where nothing opens that says so.
pub(super) fn warn_of_settings() {
    settings::read().err().iter().for_each(warn_of);
}

/// What is filled in beforehand, by flags or else by the settings; and what is wrong with those.
fn settled(flags: tui::Preset) -> (tui::Preset, Option<Diagnostic>) {
    let settings = match settings::read() {
        Ok(_) => settings::settings(),
        Err(wrong) => return (flags, Some(wrong)),
    };
    let place = |text: &String| Given::new("destination", text).place(&rules::embedded().regions);
    let (place, wrong) = match settings.destination.as_ref().map(place).transpose() {
        Ok(place) => (place, None),
        Err(wrong) => (None, Some(wrong.led_by("设置文件里的 "))),
    };
    let title = || settings.title.as_deref().map(titled);
    let destination = flags.destination.or(place);
    (tui::Preset { destination, title: flags.title.or_else(title), ..flags }, wrong)
}

/// A title: said once, and shown to the end of the program.
fn titled(text: &str) -> &'static str {
    Box::leak(one_line(text).into_boxed_str())
}

/// What the home page shows.
fn preset(matches: &ArgMatches) -> Result<tui::Preset, Diagnostic> {
    let topic = |text: &String| {
        let topics = &rules::embedded().table.topics;
        let ids: Vec<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
        let at = ids.iter().position(|id| id == text);
        at.ok_or_else(|| Given::new("--topic", text).not_one_of(&ids))
    };
    Ok(tui::Preset {
        destination: None,
        topic: matches.get_one("topic").map(topic).transpose()?.unwrap_or_default(),
        title: matches.get_one("title").map(|text: &String| titled(text)),
    })
}

fn stopped(error: &io::Error) -> Diagnostic {
    failed(format!("界面停下了：{}", in_chinese(error)))
}

/// Colour as the flag says.
fn wanted(matches: &ArgMatches) -> Result<Option<Colour>, Diagnostic> {
    let named = |name: &String| {
        let refused = || Given::new("--color", name).not_one_of(&Colour::NAMES);
        Colour::named(name).ok_or_else(refused)
    };
    matches.get_one::<String>("color").map(named).transpose()
}

/// The theme as the flag says.
fn theme(matches: &ArgMatches) -> Result<Option<Theme>, Diagnostic> {
    let named = |name: &String| {
        let refused = || Given::new("--theme", name).not_one_of(&Theme::NAMES);
        Theme::named(name).ok_or_else(refused)
    };
    matches.get_one::<String>("theme").map(named).transpose()
}

/// Asks by prompts; what was told in a line is taken in first.
pub fn prompts(
    overlay: Option<&Overlay>,
    session: Session<'static>,
    line: &str,
    destination: Option<RegionIx>,
) -> Result<(), Diagnostic> {
    at_console(destination, |console| plain::run(session, overlay, line, console))
}

/// Goes on by prompts with a case that was kept, of which so much has changed since.
pub fn prompts_again(overlay: Option<&Overlay>, kept: Kept<'static>) -> Result<(), Diagnostic> {
    at_console(None, |console| plain::resume(kept, overlay, console))
}

/// Lets prompts be read and written where the program was started.
fn at_console(
    destination: Option<RegionIx>,
    asks: impl FnOnce(Console) -> io::Result<()>,
) -> Result<(), Diagnostic> {
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let moment = Some(clock::moment as fn() -> NaiveDateTime);
    match asks(Console { input: &mut input, output: &mut output, moment, destination }) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(failed(format!("读写中断：{}", in_chinese(&error))))
        }
        _ => Ok(()),
    }
}

fn seconds(text: &str) -> Result<Duration, Diagnostic> {
    Given::new("--kiosk", text).number(KIOSK).map(|seconds| Duration::from_secs(seconds.into()))
}
