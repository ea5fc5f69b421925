//! Reading answers, over the table that ships.
