//! Windows; written by its documentation, and not seen to run.

pub mod apart;
mod console;
mod files;
mod folders;
mod keys;
mod memory;
mod modes;
mod zone;

pub use console::{terminal_name, wake_colours};
pub use files::{hand_on, is_link_loop, keep_owner, kept_open, own_program, rights, sync_folder};
pub use folders::{is_homeless, settings_of_all};
pub use keys::Keys;
pub use memory::{begin_anew, keep_no_memory};
pub use modes::{give_keyboard_back, hold_ending, hold_typed, take_keyboard};
pub use zone::is_usable_zone;
