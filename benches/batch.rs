//! A million rows through `yizhuan batch`: rows a second and peak memory, with one thread and with
//! two, from a table and from lines. Run with `cargo bench --bench batch`; a number behind `--`
//! asks for another count of rows.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const ROWS: u32 = 1_000_000;
/// How often the memory is looked at.
const LOOK: Duration = Duration::from_millis(20);

const COLUMNS: [&str; 10] = [
    "id",
    "from_scheme",
    "to_scheme",
    "retired",
    "origin",
    "destination",
    "origin_stopped",
    "destination_enrolled",
    "gap_months",
    "hindrances",
];
const SCHEMES: [&str; 3] = ["employee", "flexible", "resident"];
const HINDRANCES: [&str; 4] = ["none", "none", "none", "arrears"];

fn main() -> io::Result<()> {
    let asked = std::env::args().skip(1).find_map(|arg| arg.parse().ok());
    let rows = asked.unwrap_or(ROWS);
    let folder = std::env::temp_dir().join(format!("yizhuan-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let done = compare(&folder, rows);
    fs::remove_dir_all(&folder)?;
    done
}

fn compare(folder: &Path, rows: u32) -> io::Result<()> {
    let (table, lines) = (folder.join("rows.csv"), folder.join("rows.jsonl"));
    write_table(&table, rows)?;
    write_lines(&lines, rows)?;
    println!("{rows} 行，输出不落盘");
    for (input, form) in [(&table, "csv"), (&lines, "jsonl"), (&table, "jsonl")] {
        for jobs in ["1", "2"] {
            let (time, memory) = run(input, form, jobs)?;
            println!(
                "{} → {form}，--jobs {jobs}：{:.1} 秒，每秒 {:.0} 行，内存峰值 {memory} KiB",
                input.extension().unwrap_or_default().to_string_lossy(),
                time.as_secs_f64(),
                f64::from(rows) / time.as_secs_f64(),
            );
        }
    }
    Ok(())
}

/// Time of a run, and the most memory it had.
fn run(input: &PathBuf, form: &str, jobs: &str) -> io::Result<(Duration, u64)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
    command.arg("batch").arg(input).args(["--format", form, "--jobs", jobs]);
    command.args(["--today", "2026-11-23", "--data", "-"]);
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let mut memory = 0;
    while child.try_wait()?.is_none() {
        memory = peak(child.id()).max(memory);
        thread::sleep(LOOK);
    }
    Ok((start.elapsed(), memory))
}

/// The most memory a process has had so far, in KiB, where the system tells it.
fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// The same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        ((self.0 >> 33) as usize) % sides
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }
}

/// The cells of every row, in the order of the columns.
fn rows(count: u32) -> impl Iterator<Item = [String; COLUMNS.len()]> {
    let regions = &yizhuan::rules::embedded().regions;
    let names: Vec<&str> = regions.iter().map(|(_, region)| region.name.as_str()).collect();
    let codes: Vec<&str> = regions.iter().map(|(_, region)| region.code.as_str()).collect();
    let mut dice = Dice(1);
    (1..=count).map(move |row| {
        let places = if dice.roll(2) == 0 { &names } else { &codes };
        [
            row.to_string(),
            dice.one(&SCHEMES).to_owned(),
            dice.one(&SCHEMES).to_owned(),
            "no".to_owned(),
            dice.one(places).to_owned(),
            dice.one(places).to_owned(),
            dice.one(&["yes", "no", "unknown"]).to_owned(),
            dice.one(&["yes", "no"]).to_owned(),
            dice.roll(9).to_string(),
            dice.one(&HINDRANCES).to_owned(),
        ]
    })
}

fn write_table(path: &Path, count: u32) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "{}", COLUMNS.join(","))?;
    for row in rows(count) {
        writeln!(out, "{}", row.join(","))?;
    }
    out.flush()
}

fn write_lines(path: &Path, count: u32) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for row in rows(count) {
        let pairs = COLUMNS.iter().zip(&row);
        let pairs: Vec<String> = pairs.map(|(key, text)| format!("\"{key}\":\"{text}\"")).collect();
        writeln!(out, "{{{}}}", pairs.join(","))?;
    }
    out.flush()
}
