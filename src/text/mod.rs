//! Everything measured in terminal cells: width, wrapping, cutting, folding, glyphs.
