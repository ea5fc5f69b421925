//! Prompts over a pipe, with the table that ships.
