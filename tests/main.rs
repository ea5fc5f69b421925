//! Every test of the program from outside.

mod architecture;
