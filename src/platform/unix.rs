//! Linux and macOS.

pub mod apart;
mod console;
mod decode;
mod files;
mod folders;
mod keys;
mod memory;
mod modes;
mod reader;
mod signals;
mod supervisor;
mod zone;

pub use console::{terminal_name, wake_colours};
pub use files::{hand_on, is_link_loop, keep_owner, kept_open, own_program, rights, sync_folder};
pub use folders::{is_homeless, settings_of_all};
pub use keys::Keys;
pub use memory::{begin_anew, keep_no_memory};
pub use modes::{give_keyboard_back, take_keyboard};
pub use signals::{hold_ending, hold_typed};
pub use zone::is_usable_zone;
