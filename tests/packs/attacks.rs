//! Attacks on a pack, a stick, or the order of versions.

use rstest::rstest;

use super::*;

/// Every bit that says something: the comment that `minisign` itself does not vouch for is left out.
#[test]
fn a_changed_byte_anywhere_is_found() {
    let (good, keys) = (signed("first"), Shelf::new().listed);
    assert!(good.open(&keys).is_ok());
    assert!(good.bytes.len() > 2000, "{}", good.bytes.len());
    for (at, bit) in (0..good.bytes.len()).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
        let mut bad = good.clone();
        bad.bytes[at] ^= 1 << bit;
        assert!(bad.open(&keys).is_err(), "bit {bit} of byte {at} of the pack");
    }
    let signature = good.signatures[0].as_bytes();
    let start = good.signatures[0].find('\n').expect("a comment") + 1;
    // The last line end says nothing.
    for at in start..signature.len() - 1 {
        let mut bad = signature.to_vec();
        bad[at] ^= 1;
        let Ok(text) = String::from_utf8(bad) else { continue };
        let bad = Signed { signatures: vec![text], ..good.clone() };
        assert!(bad.open(&keys).is_err(), "byte {at} of the signature");
    }
}

#[test]
fn a_pack_of_any_other_length_is_refused() {
    let (good, keys) = (signed("first"), Shelf::new().listed);
    for length in 0..good.bytes.len() {
        let bad = Signed { bytes: good.bytes[..length].to_vec(), ..good.clone() };
        assert!(bad.open(&keys).is_err(), "{length}");
    }
    let longer = Signed { bytes: [&good.bytes[..], b"\0"].concat(), ..good };
    assert!(longer.open(&keys).is_err());
}

/// What a stick may hold that is not what the publisher meant.
#[rstest]
#[case::expired("expired", "2020-12-31 已经到期")]
#[case::older_than_the_program("low", "不比程序自带的")]
#[case::another_program("program", ">=9000.0.0")]
#[case::foreign_key("other", "不在这台机器的名单里")]
#[case::another_publisher("liar", "不在这台机器的名单里")]
#[case::keys_without_a_second_signature("alone", "没有用新的钥匙再签一次")]
#[case::old_form_of_signatures("legacy", "旧格式")]
#[case::next_key_before_the_turn("after", "不在这台机器的名单里")]
fn a_pack_that_is_not_right_is_refused(#[case] name: &str, #[case] said: &str) {
    Shelf::new().refuses(name, said);
}

#[test]
fn a_pack_whose_days_have_not_come_is_refused() {
    Shelf::new().on("2025-12-31").refuses("first", "从 2026-01-01 起才能用");
    Shelf::new().on("2026-01-01").with("first");
    Shelf::new().on("2020-12-31").with("expired");
    Shelf::new().on("2021-01-01").refuses("expired", "已经到期");
}

#[test]
fn a_publisher_speaks_for_himself_only() {
    let mut shelf = Shelf::trusting(&(key("old", PUBLISHER) + &key("foreign", OTHER)));
    shelf.refuses("liar", &format!("它说是「{PUBLISHER}」发布的，签名的却是「{OTHER}」"));
    let mut shelf = shelf.with("first");
    shelf.refuses("other", "不能混用");
    let mut shelf = shelf.back().with("other");
    shelf.refuses("second", "不能混用");
    let mut shelf = shelf.back().with("second").back();
    shelf.refuses("first", "9000.1 比装过的 9000.2 旧");
}

#[test]
fn an_older_pack_or_another_of_the_same_version_does_not_come_back() {
    let mut shelf = Shelf::new().with("second");
    shelf.refuses("first", "9000.1 比装过的 9000.2 旧");
    shelf.refuses("twin", "内容却不一样");
    shelf.refuses("second", "已经装好了");
    let mut shelf = shelf.back();
    shelf.refuses("first", "旧");
    shelf.refuses("twin", "内容却不一样");
    assert_eq!(shelf.with("second").version().as_deref(), Some("9000.2"));
}

/// The old key must not speak for a new one, nor one new key for another.
#[rstest]
#[case::one_more("grow", 1, "new")]
#[case::first_of_two("pair", 1, "new")]
#[case::second_of_two("pair", 2, "foreign")]
fn every_new_key_signs_the_pack_that_brings_it(
    #[case] name: &str,
    #[case] without: usize,
    #[case] lacks: &str,
) {
    let keys = Shelf::new().listed;
    let mut signed = signed(name);
    assert!(signed.open(&keys).is_ok(), "all of them have signed");
    signed.signatures.remove(without);
    let error = signed.open(&keys).expect_err("one of them has not").sentence();
    let lacking = key(lacks, "").trim().to_owned();
    assert!(error.contains("没有用新的钥匙再签一次") && error.contains(&lacking), "{error}");
}

#[test]
fn a_key_that_was_good_before_need_not_prove_itself_again() {
    let both = key("old", PUBLISHER) + &key("new", PUBLISHER);
    let mut signed = signed("grow");
    signed.signatures.remove(0);
    assert!(signed.open(&Keys::listed(&both).expect("a list")).is_ok());
    assert!(signed.open(&Shelf::new().listed).is_err(), "an old key signs in any case");
}

/// A stick may have changed the ends of the lines, and a publisher may sign again.
#[test]
fn a_signature_that_is_written_otherwise_makes_no_other_pack() {
    let shelf = Shelf::new().with("second");
    let mut again = signed("second");
    again.signatures = vec![again.signatures[0].replace('\n', "\r\n")];
    let pack = again.open(&shelf.listed).expect("the same signature");
    assert!(shelf.store.admits(&again, &pack, &shelf.holder()).is_ok());
    let store = shelf.store.with(again, &pack.manifest);
    let shelf = Shelf { store, ..shelf };
    assert_eq!(shelf.version().as_deref(), Some("9000.2"));
    let error = shelf.store.rolled_back().map(|store| store.open(&shelf.listed).is_none());
    assert_eq!(error.ok(), Some(true), "it is not the one before itself");
}

#[test]
fn a_clock_that_was_set_back_is_named() {
    let mut shelf = Shelf::new().with("first").on("2025-12-31");
    shelf.refuses("second", "比在用的数据的日子 2026-01-01 还早");
    let shelf = Shelf::new().on("2020-06-01");
    let (signed, checked) = (signed("expired"), "2020-06-02".parse().expect("a day"));
    let pack = signed.open(&shelf.listed).expect("a pack");
    let holder = Holder { checked, ..shelf.holder() };
    let error = shelf.store.admits(&signed, &pack, &holder).expect_err("it is over").sentence();
    assert!(error.contains("日期不对"), "{error}");
}

#[test]
fn keys_change_with_two_signatures() {
    let mut shelf = Shelf::new().with("turn");
    shelf.refuses("late", "不在这台机器的名单里");
    let shelf = shelf.with("after");
    assert_eq!(shelf.version().as_deref(), Some("9000.4"));
    let shelf = shelf.back();
    assert_eq!(shelf.version().as_deref(), Some("9000.3"), "what the old key signed stays good");
}

#[test]
fn parts_of_two_packs_do_not_fit_together() {
    let keys = key("old", PUBLISHER) + &key("foreign", OTHER);
    let keys = Keys::listed(&keys).expect("a list");
    for (pack, signature) in [("first", "second"), ("second", "first"), ("second", "other")] {
        let mixed = Signed { signatures: signed(signature).signatures, ..signed(pack) };
        let error = mixed.open(&keys).expect_err("a mixture").what();
        assert!(error.contains("签名和内容对不上"), "{error}");
        let both = [signed(pack).signatures, mixed.signatures].concat();
        let mixed = Signed { signatures: both, ..signed(pack) };
        assert!(mixed.open(&keys).is_err(), "one right signature does not carry a wrong one");
    }
}

#[test]
fn a_list_that_cannot_be_read_is_no_list() {
    for list in ["RWnonsense 发布者", "发布者", "RWQ"] {
        assert!(Keys::listed(list).is_err(), "{list}");
    }
    let marked = Keys::listed(&format!("\u{feff}{}", key("old", PUBLISHER))).expect("a list");
    assert!(
        signed("first").open(&marked).is_ok(),
        "some editors put a mark before the first letter"
    );
    let nobody = Keys::listed("# 没有\n\nuntrusted comment: none\n").expect("a list");
    assert!(nobody.is_empty() && signed("first").open(&nobody).is_err());
}
