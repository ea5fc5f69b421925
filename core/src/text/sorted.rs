//! Lines of a sorted text, found without reading all of it.

/// The lines that begin with some letters; what stands before them in the text must be less.
pub fn beginning<'a>(sorted: &'a str, with: &str) -> impl Iterator<Item = &'a str> {
    let bytes = sorted.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let ended = |byte: &u8| *byte == b'\n';
        let start = bytes[low..middle].iter().rposition(ended).map_or(low, |at| low + at + 1);
        let end = bytes[middle..].iter().position(ended).map_or(bytes.len(), |at| middle + at + 1);
        if &bytes[start..end] < with.as_bytes() { low = end } else { high = start }
    }
    sorted[low..].lines().take_while(move |line| line.starts_with(with))
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn every_line_is_found_by_its_beginning_and_no_other() {
        let text = "# head\nname\n丁\n丁青\n丁青县\n七里\n万\n龙门\n";
        let found = |with| beginning(text, with).collect::<Vec<_>>();
        for line in text.lines().skip(1) {
            let all: Vec<&str> = text.lines().filter(|each| each.starts_with(line)).collect();
            assert_eq!(found(line), all, "{line}");
        }
        assert_eq!(found("丁青"), ["丁青", "丁青县"]);
        assert!(found("丙").is_empty() && found("龟").is_empty() && found("一").is_empty());
    }
}
