"""The libraries that are linked into the program, on every system it is built for."""

import json
import os
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SYSTEMS = [
    "x86_64-unknown-linux-musl",
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "x86_64-pc-windows-gnu",
    "aarch64-apple-darwin",
    "x86_64-apple-darwin",
]


def cargo(*words):
    call = ["cargo", *words, "--locked"]
    return subprocess.run(call, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def linked(systems):
    """Their descriptions by `cargo metadata`, in order of their names; macros and build scripts are not linked."""
    tree = ["tree", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]
    lines = set()
    for system in systems:
        lines.update(cargo(*tree, "--target", system).splitlines())
    wanted = {tuple(line.split()[:2]) for line in lines if line}
    packages = json.loads(cargo("metadata", "--format-version", "1"))["packages"]
    found = [package for package in packages if (package["name"], "v" + package["version"]) in wanted]
    assert len(found) == len(wanted), "cargo tree and cargo metadata do not agree"
    return sorted(found, key=lambda package: (package["name"], package["version"]))


def libraries(systems):
    return [package for package in linked(systems) if package["source"]]
