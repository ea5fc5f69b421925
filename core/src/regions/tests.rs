//! The tree, the file and the search, on the places the program carries.

use std::collections::HashMap;
use std::sync::LazyLock;

use rstest::rstest;

use super::{Hit, Rank, Region, RegionIx, RegionLevel, Regions};

static REGIONS: LazyLock<Regions> = LazyLock::new(|| {
    let mut regions =
        Regions::parse(include_str!("../../../assets/regions.tsv")).expect("the table is sound");
    let codes = include_str!("../../../assets/area-codes.tsv");
    regions.read_area_codes(codes).expect("the codes are sound");
    regions
});

/// Cities of the corps whose area code no public table names.
const WITHOUT_AREA_CODE: [&str; 12] = [
    "阿拉尔",
    "图木舒克",
    "五家渠",
    "北屯",
    "铁门关",
    "双河",
    "可克达拉",
    "昆玉",
    "胡杨河",
    "新星",
    "白杨",
    "草湖",
];

fn at(code: &str) -> RegionIx {
    REGIONS.by_code(code).unwrap()
}

fn shorts(places: impl IntoIterator<Item = RegionIx>) -> Vec<&'static str> {
    places.into_iter().map(|ix| REGIONS.get(ix).short.as_str()).collect()
}

fn found(query: &str) -> Vec<&'static str> {
    shorts(REGIONS.search(query).into_iter().map(|hit| hit.region))
}

#[test]
fn the_table_is_whole() {
    let count = |level| REGIONS.iter().filter(|(_, region)| region.level == level).count();
    assert_eq!(REGIONS.len(), 401);
    assert_eq!(count(RegionLevel::Province), 35);
    assert_eq!(count(RegionLevel::Prefecture), 333);
    assert_eq!(count(RegionLevel::CountyDirect), 33);
}

#[test]
fn an_alias_is_a_new_name_and_never_a_number() {
    for (_, region) in REGIONS.iter() {
        let mut seen = vec![&region.name, &region.short];
        for alias in &region.aliases {
            assert!(!seen.contains(&alias), "{alias}");
            assert!(!alias.bytes().all(|byte| byte.is_ascii_digit()), "{alias}");
            seen.push(alias);
        }
    }
}

#[test]
fn only_known_aliases_mean_several_places() {
    let mut places: HashMap<&str, Vec<&str>> = HashMap::new();
    for (_, region) in REGIONS.iter() {
        for name in region.aliases.iter().chain([&region.short, &region.name]) {
            let of = places.entry(name).or_default();
            if !of.contains(&region.short.as_str()) {
                of.push(&region.short);
            }
        }
    }
    places.retain(|_, of| of.len() > 1);
    assert_eq!(places, HashMap::from([("宁", vec!["南京", "宁夏"])]));
}

#[test]
fn places_lie_in_their_province() {
    let (chengdu, sichuan, beijing) = (at("510100"), at("510000"), at("110000"));
    assert_eq!(REGIONS.province(chengdu), sichuan);
    assert_eq!(REGIONS.province(beijing), beijing);
    assert!(REGIONS.within(chengdu, sichuan) && REGIONS.within(chengdu, chengdu));
    assert!(!REGIONS.within(sichuan, chengdu) && !REGIONS.within(beijing, sichuan));
    assert!(REGIONS.has_children(sichuan) && !REGIONS.has_children(beijing));
    assert_eq!(REGIONS.children(at("540000")).count(), 7);
}

#[test]
fn corps_cities_are_insured_with_the_corps() {
    assert_eq!(REGIONS.province(at("659001")), at("660000"));
    assert_eq!(REGIONS.children(at("660000")).count(), 13);
    assert_eq!(REGIONS.full_name(at("659001")), "新疆生产建设兵团石河子市");
}

#[test]
fn full_names_name_the_province_once() {
    assert_eq!(REGIONS.full_name(at("510100")), "四川省成都市");
    assert_eq!(REGIONS.full_name(at("110000")), "北京市");
    let mut regions = REGIONS.clone();
    let own = regions.add(Region {
        code: "130099".to_owned(),
        level: RegionLevel::Own,
        parent: Some(at("130000")),
        name: "河北省本级".to_owned(),
        short: "河北省本级".to_owned(),
        pinyin: "he bei sheng ben ji".to_owned(),
        initials: "hbsbj".to_owned(),
        aliases: Vec::new(),
        area_code: String::new(),
    });
    assert_eq!(regions.full_name(own), "河北省本级");
    assert_eq!(regions.resolve("hebeishengbenji"), Ok(own));
    assert_eq!(regions.by_code("130099"), Some(own));
}

#[rstest]
#[case("bose", "百色")]
#[case("zhongqing", "重庆")]
#[case("渝", "重庆")]
#[case("沪", "上海")]
#[case("蓉", "成都")]
#[case("chengdu", "成都")]
#[case("cheng du", "成都")]
#[case("Cheng Du", "成都")]
#[case("成都市", "成都")]
#[case("510100", "成都")]
#[case("５１０１００", "成都")]
#[case("四川成都", "成都")]
#[case("四川省成都市", "成都")]
#[case("sichuan chengdu", "成都")]
#[case("liuan", "六安")]
#[case("luan", "六安")]
#[case("lvliang", "吕梁")]
#[case("luliang", "吕梁")]
#[case("lüliang", "吕梁")]
#[case("xi'an", "西安")]
#[case("shaanxi", "陕西")]
#[case("内蒙", "内蒙古")]
#[case("恩施州", "恩施")]
#[case("黔东南", "黔东南")]
#[case("8师", "石河子")]
#[case("第八师", "石河子")]
#[case("新疆石河子", "石河子")]
#[case("兵团石河子", "石河子")]
#[case("新疆", "新疆")]
#[case("吉林", "吉林")]
#[case("吉林市", "吉林市")]
#[case("吉林吉林市", "吉林市")]
#[case("海南", "海南")]
#[case("海南州", "海南州")]
#[case("mianya", "绵阳")]
#[case("呼和", "呼和浩特")]
#[case("hhht", "呼和浩特")]
fn one_place_is_meant(#[case] query: &str, #[case] short: &str) {
    let place = REGIONS.resolve(query).map(|ix| REGIONS.get(ix).short.as_str());
    assert_eq!(place, Ok(short));
    assert_eq!(found(query)[0], short);
}

#[rstest]
#[case("cd", &["成都", "承德", "常德", "昌都"])]
#[case("ｃｄ", &["成都", "承德", "常德", "昌都"])]
#[case("suzhou", &["苏州", "宿州"])]
#[case("shanxi", &["山西", "陕西"])]
#[case("宁", &["南京", "宁夏"])]
#[case("黔", &["贵州"])]
#[case("guangx", &["广西"])]
fn equals_are_listed_capitals_first(#[case] query: &str, #[case] expected: &[&str]) {
    match REGIONS.resolve(query) {
        Ok(place) => assert_eq!([REGIONS.get(place).short.as_str()], expected),
        Err(open) => {
            assert!(open.several);
            assert_eq!(shorts(open.candidates.iter().map(|each| each.region)), expected);
        }
    }
}

#[test]
fn exact_hits_stand_before_prefixes_and_those_before_the_rest() {
    let hits = REGIONS.search("guang");
    assert!(hits.is_sorted_by_key(|hit| hit.rank));
    assert_eq!(found("guang")[..3], ["广东", "广州", "广西"]);
    assert_eq!(REGIONS.search("xian")[0], Hit { region: at("610100"), rank: Rank::Exact });
}

#[rstest]
#[case("510100", "成都", Rank::Exact)]
#[case("cd", "成都", Rank::Exact)]
#[case("510", "成都", Rank::Prefix)]
#[case("guan", "东莞", Rank::Syllable)]
#[case("门", "厦门", Rank::Inside)]
#[case("hh", "呼和浩特", Rank::Initials)]
#[case("hlber", "呼伦贝尔", Rank::Fuzzy)]
fn the_rank_tells_how(#[case] query: &str, #[case] short: &str, #[case] rank: Rank) {
    let hits = REGIONS.search(query);
    let hit = hits.iter().find(|hit| REGIONS.get(hit.region).short == short);
    assert_eq!(hit.map(|hit| hit.rank), Some(rank));
}

#[rstest]
#[case("")]
#[case("　")]
#[case("xqzk")]
fn nothing_is_found_for_nothing(#[case] query: &str) {
    assert_eq!(REGIONS.search(query), []);
    let open = REGIONS.resolve(query).unwrap_err();
    assert!(open.candidates.is_empty() && !open.several);
}

#[test]
fn a_name_counts_for_more_than_initials() {
    let mut regions = REGIONS.clone();
    let named = Region { aliases: vec!["cd".to_owned()], ..regions.get(at("310000")).clone() };
    let ix = regions.add(named);
    assert_eq!(regions.resolve("cd"), Ok(ix));
    assert_eq!(regions.search("cd").len(), 5);
}

#[test]
fn a_misspelling_is_refused_with_the_nearest_places() {
    let open = REGIONS.resolve("hlber").unwrap_err();
    assert!(!open.several);
    assert_eq!(REGIONS.get(open.candidates[0].region).short, "呼伦贝尔");
}

#[test]
fn every_place_is_found_by_each_of_its_names() {
    for (ix, region) in REGIONS.iter() {
        for name in [&region.code, &region.name, &region.short] {
            // A district of 北京 has the same short name, and more people.
            if name != "朝阳" {
                assert_eq!(REGIONS.resolve(name), Ok(ix), "{name}");
            }
        }
        assert_eq!(REGIONS.resolve(&REGIONS.full_name(ix)), Ok(ix), "{}", region.name);
        let joined = region.pinyin.replace(' ', "");
        for name in region.aliases.iter().chain([&region.pinyin, &joined, &region.initials]) {
            let hits = REGIONS.search(name);
            assert!(hits.contains(&Hit { region: ix, rank: Rank::Exact }), "{name}");
        }
    }
}

#[test]
fn sorted_names_lead_where_looking_at_every_place_does() {
    let mut sorted = REGIONS.clone();
    sorted.sort_names();
    for (ix, region) in REGIONS.iter() {
        let pinyin = region.pinyin.replace(' ', "");
        let names = [&region.code, &region.name, &region.short, &region.initials, &pinyin];
        for name in names.into_iter().chain(&region.aliases) {
            assert_eq!(sorted.named(name), REGIONS.named(name), "{name}");
            assert_eq!(sorted.meant(name), REGIONS.meant(name), "{name}");
        }
        assert_eq!(sorted.by_code(&region.code), Some(ix));
        assert_eq!(sorted.named(&region.name[..3]), REGIONS.named(&region.name[..3]));
    }
    sorted.add(Region { code: "130099".to_owned(), ..REGIONS.get(at("130100")).clone() });
    assert_eq!(sorted.named("石家庄").len(), 2);
}

#[test]
fn every_county_leads_to_its_pool() {
    let lines = include_str!("../../../assets/counties.tsv").lines();
    let rows: Vec<Vec<&str>> = lines
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').collect())
        .collect();
    assert!(rows.len() > 2800 && rows.is_sorted());
    for (line, row) in rows.iter().enumerate() {
        let [name, short, pinyin, pool] = row[..] else { panic!("{row:?}") };
        let pool = at(pool);
        let found = REGIONS.counties(name);
        assert!(found.iter().any(|county| county.pool == pool && county.name == name), "{name}");
        assert!(name.starts_with(short) || name == short, "{name}");
        assert!(pinyin.split(' ').all(|each| each.bytes().all(|byte| byte.is_ascii_lowercase())));
        if line % 10 == 0 {
            let written = format!("{}{name}", REGIONS.full_name(pool));
            assert_eq!(REGIONS.resolve(&written), Ok(pool), "{written}");
        }
    }
}

#[rstest]
#[case("昆山", "苏州", "昆山市")]
#[case("昆山市", "苏州", "昆山市")]
#[case("kunshan", "苏州", "昆山市")]
#[case("江苏昆山", "苏州", "昆山市")]
#[case("义乌", "金华", "义乌市")]
#[case("浦东", "上海", "浦东新区")]
#[case("海淀", "北京", "海淀区")]
#[case("北京朝阳", "北京", "朝阳区")]
#[case("北京市朝阳区", "北京", "朝阳区")]
#[case("朝阳县", "朝阳", "朝阳县")]
#[case("伊宁", "伊犁", "伊宁")]
#[case("和田县", "和田", "和田县")]
#[case("長春朝陽", "长春", "朝阳区")]
fn a_county_is_taken_for_its_pool(#[case] query: &str, #[case] short: &str, #[case] name: &str) {
    let place = REGIONS.meant(query).unwrap();
    assert_eq!((REGIONS.get(place.region).short.as_str(), place.county), (short, Some(name)));
}

/// A city and a county of one name in one pool need not be told apart.
#[test]
fn counties_of_one_pool_are_no_two_meanings() {
    assert_eq!(REGIONS.called("伊宁").len(), 1);
    assert_eq!(REGIONS.meanings("伊宁").len(), 1);
    assert_eq!(REGIONS.called("朝阳").len(), 3);
}

#[rstest]
#[case("重慶", "重庆")]
#[case("廈門", "厦门")]
#[case("朝阳市", "朝阳")]
#[case("西安", "西安")]
#[case("中山", "中山")]
#[case("海南", "海南")]
#[case("datong", "大同")]
fn a_city_is_itself(#[case] query: &str, #[case] short: &str) {
    let place = REGIONS.meant(query).unwrap();
    assert_eq!((REGIONS.get(place.region).short.as_str(), place.county), (short, None));
}

#[rstest]
#[case("朝阳", &["朝阳", "北京", "长春"])]
#[case("chaoyang", &["朝阳", "北京", "长春"])]
#[case("朝阳区", &["北京", "长春"])]
fn a_name_that_several_places_share_is_refused(#[case] query: &str, #[case] pools: &[&str]) {
    let open = REGIONS.resolve(query).unwrap_err();
    assert!(open.several);
    assert_eq!(shorts(open.candidates.iter().map(|each| each.region)), pools);
    assert!(open.candidates[1].county.is_some());
}

const HEADER: &str = "code\tlevel\tparent_code\tname\tshort\tpinyin\tinitials\taliases\n";
const SICHUAN: &str = "510000\tprovince\t\t四川省\t四川\tsi chuan\tsc\t川\n";

#[rstest]
#[case("code\tlevel", 1, 1, "2 列")]
#[case("code\tlevel\tparent\tname\tshort\tpinyin\tinitials\taliases\n", 1, 12, "parent_code")]
#[case("", 1, 1, "没有任何地方")]
#[case("{H}51000\tprovince\t\t四川省\t四川\tsi chuan\tsc\t", 2, 1, "六位数字")]
#[case("{H}{S}510000\tprovince\t\t川省\t川\tchuan\tc\t", 3, 1, "不能重复")]
#[case("{H}510000\tcity\t\t四川省\t四川\tsi chuan\tsc\t", 2, 8, "county-direct")]
#[case("{H}510000\tprovince\t510000\t四川省\t四川\tsi chuan\tsc\t", 2, 17, "应留空")]
#[case("{H}510100\tprefecture\t510000\t成都市\t成都\tcheng du\tcd\t", 2, 19, "上级要先写")]
#[case("{H}510000\tprovince\t\t\t四川\tsi chuan\tsc\t", 2, 18, "name")]
#[case("{H}{S}520000\tprovince\t\t蜀省\t四川\tsi chuan\tsc\t", 3, 21, "第 2 行")]
#[case("{H}510000\tprovince\t\t四川省\t四川\tsichuan\tsc\t", 2, 25, "音节")]
#[case("{H}510000\tprovince\t\t四川省\t四川\tSi chuan\tsc\t", 2, 25, "小写")]
#[case("{H}510000\tprovince\t\t四川省\t四川\tsi chuan\tscn\t", 2, 34, "应为「sc」")]
fn a_damaged_table_names_the_place(
    #[case] tsv: &str,
    #[case] line: usize,
    #[case] column: usize,
    #[case] says: &str,
) {
    let tsv = tsv.replace("{H}", HEADER).replace("{S}", SICHUAN);
    let error = Regions::parse(&tsv).unwrap_err();
    let spot = error.spot().expect("a place in the file");
    assert_eq!(spot.position(), (line, column), "{error}");
    assert!(error.what().contains(says), "{error}");
    assert!(tsv.get(spot.span.clone()).is_some());
}

#[test]
fn comments_empty_lines_and_windows_line_ends_are_passed_over() {
    let tsv = format!("# 说明\r\n\r\n{HEADER}# 川\n{SICHUAN}").replace('\n', "\r\n");
    assert_eq!(Regions::parse(&tsv.replace("\r\r", "\r")).unwrap().len(), 1);
}

#[rstest]
#[case("110000", Some("010"))]
#[case("310000", Some("021"))]
#[case("510100", Some("028"))]
#[case("320500", Some("0512"))]
#[case("440300", Some("0755"))]
#[case("659001", Some("0993"))]
#[case("469029", Some("0898"))]
// All of Hainan shares one code; Guangdong and the corps do not.
#[case("460000", Some("0898"))]
#[case("440000", None)]
#[case("660000", None)]
#[case("810000", None)]
fn the_area_code_of_a_place(#[case] code: &str, #[case] expected: Option<&str>) {
    assert_eq!(REGIONS.area_code(at(code)), expected);
}

#[test]
fn every_city_has_an_area_code_or_is_a_known_exception() {
    let bottom = REGIONS.iter().filter(|(_, region)| region.level != RegionLevel::Province);
    let without = bottom.filter(|(ix, _)| REGIONS.area_code(*ix).is_none());
    assert_eq!(shorts(without.map(|(ix, _)| ix)), WITHOUT_AREA_CODE);
}

#[test]
fn a_pool_of_its_own_has_the_code_of_the_place_above() {
    let mut regions = REGIONS.clone();
    let mut own = |parent| {
        let above = regions.by_code(parent);
        let region =
            Region { level: RegionLevel::Own, parent: above, ..REGIONS.get(at(parent)).clone() };
        regions.add(Region { code: format!("{}99", &parent[..4]), ..region })
    };
    let [hebei, hainan, chengdu] = ["130000", "460000", "510100"].map(&mut own);
    let codes = [hebei, hainan, chengdu].map(|ix| regions.area_code(ix));
    assert_eq!(codes, [None, Some("0898"), Some("028")]);
}

#[rstest]
#[case("code\tarea\n", 1, 6, "area_code")]
#[case("{H}510100\n", 2, 1, "2 列")]
#[case("{H}519900\t028\n", 2, 1, "519900")]
#[case("{H}510100\t28\n", 2, 8, "0 开头")]
#[case("{H}510100\t02８\n", 2, 8, "0 开头")]
#[case("{H}510100\t05120\n", 2, 8, "四位")]
#[case("{H}510100\t028\n# 再来\n510100\t028\n", 4, 1, "只写一行")]
fn a_damaged_table_of_codes_names_the_place(
    #[case] tsv: &str,
    #[case] line: usize,
    #[case] column: usize,
    #[case] says: &str,
) {
    let mut regions = Regions::parse(include_str!("../../../assets/regions.tsv")).expect("sound");
    let error = regions.read_area_codes(&tsv.replace("{H}", "code\tarea_code\n")).unwrap_err();
    let spot = error.spot().expect("a place in the file");
    assert_eq!(spot.position(), (line, column), "{error}");
    assert!(error.what().contains(says), "{error}");
}

#[test]
fn a_name_with_one_wrong_letter_is_near_the_right_one() {
    let near = |typed: &str| {
        let found = REGIONS.meant(typed).expect_err("no such place");
        assert!(!found.several, "{typed}");
        shorts(found.candidates.iter().map(|each| each.region))
    };
    assert!(near("广洲").iter().take(4).any(|name| *name == "广州"), "{:?}", near("广洲"));
    assert_eq!(near("奔驰"), Vec::<&str>::new());
}
