//! Rights of others over a data folder.

use std::path::{Path, PathBuf};
use std::{env, fs, iter};

use crate::diagnostic::Diagnostic;
use crate::platform::rights;

/// What lets somebody else change it, as ssh looks at its own folder: owner and rights of the
/// files, of the folder, and of those it lies in, up to that of the person.
pub fn doubt(folder: &Path) -> Option<Diagnostic> {
    let folder = folder.canonicalize().ok()?;
    let home = env::var_os("HOME").and_then(|home| Path::new(&home).canonicalize().ok());
    let home = home.filter(|home| folder.starts_with(home));
    let mut within = iter::once(folder.clone()).chain(inside(&folder));
    let mut above = folder
        .ancestors()
        .skip(1)
        .take_while(|path| home.as_ref().is_none_or(|home| path.starts_with(home)));
    within
        .find_map(|path| doubt_of(&path, Place::Within))
        .or_else(|| above.find_map(|path| doubt_of(path, Place::Above)))
}

/// Files and folders of a folder, and those of its folders.
fn inside(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path())
    };
    entries(folder).flat_map(move |path| entries(&path).chain([path]))
}

/// Where a path stands to the data folder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Within,
    Above,
}

/// What lets somebody else change one path.
fn doubt_of(path: &Path, place: Place) -> Option<Diagnostic> {
    let rights = rights(path)?;
    let shown = path.display();
    if rights.foreign {
        let hint = "把文件夹复制到自己的目录里";
        return Some(Diagnostic::new(format!("{shown} 是别人的"), hint));
    }
    let kept = place == Place::Above && rights.sticky;
    if rights.open && !kept {
        let hint = format!("收回别人写的权限：chmod go-w {shown}");
        return Some(Diagnostic::new(format!("{shown} 别人也能改"), hint));
    }
    None
}
