//! The tree, the file and the search.
