//! Checks the rule files and packs them, so that a broken table cannot be built.

// The program's own modules do the checking; a build script uses only a part of them.
#![allow(dead_code, unused_imports, missing_docs)]

#[path = "src/calendar/mod.rs"]
mod calendar;
#[path = "src/diagnostic.rs"]
mod diagnostic;
#[path = "src/model/mod.rs"]
mod model;
#[path = "src/packed.rs"]
mod packed;
#[path = "src/regions/mod.rs"]
mod regions;
#[path = "src/rules/mod.rs"]
mod rules;
#[path = "src/text/mod.rs"]
mod text;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use rules::SourceFile;

/// Tables that stand in the program as they are, so that it need not hold their texts once more.
const PLAIN: &[&str] = &["counties.tsv", "spoken.tsv", "traditional.tsv"];

fn main() -> ExitCode {
    println!("cargo::rustc-cfg=embedded");
    println!("cargo::rerun-if-changed=../assets");
    match pack() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn pack() -> Result<(), Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    read(Path::new("../assets"), "", &mut files)?;
    // A fixed order keeps the packed bytes the same on every machine.
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let assets = rules::load(&files)?;
    let (meta, all) = rules::encode(&assets)?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    fs::write(out.join("meta.bin"), meta)?;
    fs::write(out.join("assets.bin"), all)?;
    files.retain(|file| !PLAIN.contains(&file.path.as_str()));
    let texts = rules::encode_texts(&files)?;
    fs::write(out.join("texts.bin"), miniz_oxide::deflate::compress_to_vec(&texts, 9))?;
    Ok(())
}

fn read(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            read(&entry.path(), &format!("{prefix}{name}/"), files)?;
        } else if matches!(name.rsplit_once('.'), Some((_, "toml" | "tsv"))) {
            let path = entry.path();
            let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
            files.push(SourceFile { path: format!("{prefix}{name}"), text });
        }
    }
    Ok(())
}

/// The usual reason is an editor that keeps Chinese in an encoding of its own.
fn unreadable(path: &Path, error: &io::Error) -> io::Error {
    let path = path.display();
    io::Error::new(error.kind(), format!("{path} 读不了：{error}\n怎么改: 存成 UTF-8 编码的文字。"))
}
