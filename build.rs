//! Packs what the program shows or prints as it stands: the font, licences, schemas and the format of rule files.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use miniz_oxide::deflate::compress_to_vec;

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where"));
    println!("cargo::rerun-if-changed=packaging/licences.txt");
    println!("cargo::rerun-if-changed=docs/schema");
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        link(&out)?;
    }
    for (file, packed) in [
        ("assets/font/NotoSansCJKsc-cut.otf", "font.bin"),
        ("packaging/licences.txt", "licences.bin"),
        ("assets/README.md", "format.bin"),
    ] {
        println!("cargo::rerun-if-changed={file}");
        fs::write(out.join(packed), compress_to_vec(&fs::read(file)?, 9))?;
    }
    fs::write(
        out.join("schemas.bin"),
        compress_to_vec(schemas(Path::new("docs/schema"))?.as_bytes(), 9),
    )
}

/// What the linker makes of the file on Linux.
fn link(out: &Path) -> io::Result<()> {
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        leave_out_unwinding(out)?;
    }
    if env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|libc| libc == "gnu") {
        // Loaded at a fixed address, nothing has to be corrected at the start: a file smaller by 0.3 MB, and
        // fewer of its pages looked at. (Packed corrections would ask for a glibc of 2022.)
        println!("cargo::rustc-link-arg-bins=-no-pie");
        // The compiler at hand has that of its own machine only.
        if env::var("HOST") == env::var("TARGET") {
            link_in_unwinder();
        }
    }
    Ok(())
}

/// Puts the compiler's unwinder into the file, where it comes in that form: as a library it is one more for
/// the system to find, load and correct at every start.
fn link_in_unwinder() {
    let asked = Command::new("cc").arg("-print-file-name=libgcc_eh.a").output();
    let told = asked.map(|told| told.stdout).unwrap_or_default();
    let path = PathBuf::from(String::from_utf8_lossy(&told).trim());
    // A file that is not there is told by its bare name.
    if let Some(folder) = path.parent().filter(|folder| folder.is_absolute()) {
        println!("cargo::rustc-link-search=native={}", folder.display());
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// Leaves out the tables that tell how to go back through the calls: a release stops at a panic where it stands,
/// and they are a ninth of the file. The startup code of musl asks for its own.
fn leave_out_unwinding(out: &Path) -> io::Result<()> {
    let script = out.join("unwinding.ld");
    let others = "*(EXCLUDE_FILE(*crtbegin*.o *crtend*.o) .eh_frame)";
    fs::write(&script, format!("SECTIONS {{ /DISCARD/ : {{ {others} }} }} INSERT AFTER .text;\n"))?;
    println!("cargo::rustc-link-arg-bins=-Wl,--no-eh-frame-hdr");
    println!("cargo::rustc-link-arg-bins=-T{}", script.display());
    Ok(())
}

/// Name and text of each, in the order of the names.
fn schemas(folder: &Path) -> io::Result<String> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<PathBuf>>>()?;
    // A fixed order keeps the packed bytes the same on every machine.
    paths.sort();
    let mut parts = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "json"))
    {
        parts.push(path.file_stem().unwrap_or_default().to_string_lossy().into_owned());
        parts.push(fs::read_to_string(path)?);
    }
    Ok(parts.join("\0"))
}
