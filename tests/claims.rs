//! Everything people are told is found by what they would type, and each claim answers it.

use std::collections::BTreeSet;

use rstest::rstest;
use yizhuan::model::Claim;
use yizhuan::packed::Packed;
use yizhuan::regions::RegionLevel;
use yizhuan::rules::{self, SourceFile, overlay};
use yizhuan::search;

use crate::bad_tables::good;

fn claims() -> &'static Packed<Claim> {
    &rules::embedded().table.claims
}

#[test]
fn every_claim_is_there_once_in_order() {
    let numbers: Vec<u16> = claims().iter().map(|claim| claim.number).collect();
    assert_eq!(numbers, (1..=64).collect::<Vec<_>>());
}

/// Two phrases that people would type for each claim, none of them a sentence of the table.
#[rstest]
#[case(1, "跨省 余额", "kuashengzhuanyi")]
#[case(2, "广东跨市", "gdsnks")]
#[case(3, "省内转移 余额", "浙江 余额")]
#[case(4, "退休 银行卡", "tuixiu waisheng")]
#[case(5, "多久能转好", "15个工作日")]
#[case(6, "45个工作日", "suoduan")]
#[case(7, "30个工作日", "转移要一个月")]
#[case(8, "窗口 两三个月", "去窗口是不是慢")]
#[case(9, "3天到账", "santian")]
#[case(10, "南京市民卡", "shiminka")]
#[case(11, "郑州", "zhengzhou")]
#[case(12, "参保凭证", "cbpz")]
#[case(13, "注销账户", "zhuxiao")]
#[case(14, "居住证", "办转移带哪些材料")]
#[case(15, "地方专区", "dfzq")]
#[case(16, "医保服务平台 下载", "xiazai")]
#[case(17, "先停保吗", "zhengchang canbao")]
#[case(18, "欠费", "qianfei")]
#[case(19, "居民医保 下一年", "新农合")]
#[case(20, "2025年新规", "zhiliu")]
#[case(21, "书面申请", "社保局")]
#[case(22, "年限 累计", "guanxi gen zhe zou")]
#[case(23, "12333", "医保电话")]
#[case(24, "12393", "fwrx")]
#[case(25, "电子社保卡", "zhifubao")]
#[case(26, "123456", "chushimima")]
#[case(27, "断缴3个月以内", "断缴两个月能补吗")]
#[case(28, "断缴3到6个月", "断了五个月要等多久")]
#[case(29, "年限清零", "nxql")]
#[case(30, "滞纳金", "万分之五")]
#[case(31, "公司没交", "danwei loujiao")]
#[case(32, "平均工资", "补缴多少钱")]
#[case(33, "断缴4个月", "等了半年")]
#[case(34, "15年", "yicixing bujiao")]
#[case(35, "退保", "tuibao")]
#[case(36, "服刑", "dibaoxian")]
#[case(37, "退休 继续缴", "lingyanglaojin")]
#[case(38, "职工转居民", "zhuanjumin")]
#[case(39, "返钱", "每月打多少")]
#[case(40, "继承", "去世 余额")]
#[case(41, "介绍余额", "jieshao")]
#[case(42, "北京", "beijing pingtai")]
#[case(43, "生育", "jintie")]
#[case(44, "退役", "dangbing")]
#[case(45, "失业", "shiyejin")]
#[case(46, "退费", "tuiqian")]
#[case(47, "共济", "jiatinggongji")]
#[case(48, "定居", "chuguo")]
#[case(49, "港澳", "waiguo")]
#[case(50, "慢特病", "mantebing")]
#[case(51, "劳务派遣", "paiqian")]
#[case(52, "代扣", "tingbao")]
#[case(53, "新生儿", "xuesheng")]
#[case(54, "户籍", "hukou")]
#[case(55, "代办", "laoren")]
#[case(56, "断保一年", "duanle jinian")]
#[case(57, "省内自动转", "mian shenqing")]
#[case(58, "省本级", "sheng zhi yi bao")]
#[case(59, "坐牢", "xingmanshifang")]
#[case(60, "长护险", "changqihuli")]
#[case(61, "挂靠", "shebaodaijiao")]
#[case(62, "转移期间看病", "liangbian dou neng yong")]
#[case(63, "公积金", "zhufang gongjijin")]
#[case(64, "养老保险怎么转", "yibao zhuanle yanglao")]
fn every_claim_is_found(#[case] number: u16, #[case] words: &str, #[case] letters: &str) {
    for typed in [words, letters] {
        let found = search::claims(&rules::embedded().table, typed);
        let numbers: Vec<u16> = found.iter().map(|(at, _)| claims()[*at].number).collect();
        let place = numbers.iter().position(|each| *each == number);
        assert!(place.is_some_and(|place| place < 4), "{typed}: {number} not among {numbers:?}");
    }
}

#[test]
fn a_folder_of_ones_own_may_lack_rules_that_claims_name() {
    let mut base = good();
    let claims = base.iter_mut().find(|file| file.path == "claims.toml").unwrap();
    claims.text = claims.text.replace("rules = []", "rules = [\"440000-account\", \"app\"]");
    let path = "local/440000.toml".to_owned();
    let assets = overlay(base, vec![SourceFile { path, text: String::new() }]).unwrap();
    let left: Vec<&str> =
        assets.table.claims[1].rules.iter().map(|name| name.rule.as_str()).collect();
    assert_eq!(left, ["app"]);
}

#[test]
fn a_number_alone_finds_its_claim() {
    for number in [1, 29, 42] {
        let found = search::claims(&rules::embedded().table, &number.to_string());
        assert!(found.iter().any(|(at, _)| claims()[*at].number == number), "{number}");
    }
}

/// What is said of moves inside a province leaves out none of which the table says that it is one pool.
#[test]
fn provinces_that_are_one_pool_are_named_where_moves_inside_one_are_told() {
    let assets = rules::embedded();
    let told = claims().iter().find(|claim| claim.number == 57).expect("it is there");
    let text = told.text.clone();
    let pooled = assets.table.places.iter().filter(|place| !place.pools.is_empty());
    let names: Vec<&str> = pooled
        .map(|place| assets.regions.get(place.region))
        .filter(|region| region.level == RegionLevel::Province && !region.name.ends_with('市'))
        .map(|region| region.short.as_str())
        .collect();
    assert!(names.len() >= 3, "{names:?}");
    let missing: Vec<_> = names.iter().filter(|name| !text.contains(**name)).collect();
    assert!(missing.is_empty(), "{missing:?} is not in {text}");
}

/// Of a claim that a word of a line leads to, the first sentence stands in the message: it must say something.
#[test]
fn what_a_line_leads_to_says_in_its_first_sentence_what_holds() {
    let words = include_str!("../assets/words.toml");
    let meant = words.lines().filter_map(|line| line.strip_prefix("means = \""));
    let led = meant.filter(|means| {
        ["matter ", "counts ", "pool "].iter().any(|kind| means.starts_with(kind))
            || means.contains(" gap ")
    });
    // 「matter 34 against retired yes」 has its number in between.
    let numbers: BTreeSet<u16> = led
        .flat_map(|means| {
            means.trim_end_matches('"').split(' ').filter_map(|each| each.parse().ok())
        })
        .collect();
    assert!(numbers.len() > 10, "{numbers:?}");
    for claim in claims().iter().filter(|claim| numbers.contains(&claim.number)) {
        let first = claim.text.split('。').next().expect("a sentence");
        assert!(!first.ends_with('对') && !first.ends_with("对的"), "{}: {first}", claim.number);
    }
}
