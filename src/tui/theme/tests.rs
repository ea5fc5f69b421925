use super::*;

/// Grounds that people use: plain, and of common schemes of colours.
const DARKS: [u32; 5] = [0x00_00_00, 0x1e_1e_1e, 0x28_2c_34, 0x00_2b_36, 0x2e_34_40];
const LIGHTS: [u32; 4] = [0xff_ff_ff, 0xfd_f6_e3, 0xee_ee_ee, 0xf5_f0_e1];

/// A set of sixteen colours as they are painted, with its dark and its light ground.
struct Painted {
    name: &'static str,
    grounds: [u32; 2],
    sixteen: [u32; 16],
    /// How far the sixteen stand out there; of the colours of Solarized none but greys does better.
    least: f64,
}

const PAINTED: [Painted; 4] = [
    Painted {
        name: "xterm",
        grounds: [0x00_00_00, 0xff_ff_ff],
        sixteen: [
            0x00_00_00, 0xcd_00_00, 0x00_cd_00, 0xcd_cd_00, 0x00_00_ee, 0xcd_00_cd, 0x00_cd_cd,
            0xe5_e5_e5, 0x7f_7f_7f, 0xff_00_00, 0x00_ff_00, 0xff_ff_00, 0x5c_5c_ff, 0xff_00_ff,
            0x00_ff_ff, 0xff_ff_ff,
        ],
        least: 4.5,
    },
    Painted {
        name: "console",
        grounds: [0x00_00_00, 0xff_ff_ff],
        sixteen: [
            0x00_00_00, 0xaa_00_00, 0x00_aa_00, 0xaa_55_00, 0x00_00_aa, 0xaa_00_aa, 0x00_aa_aa,
            0xaa_aa_aa, 0x55_55_55, 0xff_55_55, 0x55_ff_55, 0xff_ff_55, 0x55_55_ff, 0xff_55_ff,
            0x55_ff_ff, 0xff_ff_ff,
        ],
        least: 4.5,
    },
    Painted {
        name: "Windows",
        grounds: [0x0c_0c_0c, 0xf2_f2_f2],
        sixteen: [
            0x0c_0c_0c, 0xc5_0f_1f, 0x13_a1_0e, 0xc1_9c_00, 0x00_37_da, 0x88_17_98, 0x3a_96_dd,
            0xcc_cc_cc, 0x76_76_76, 0xe7_48_56, 0x16_c6_0c, 0xf9_f1_a5, 0x3b_78_ff, 0xb4_00_9e,
            0x61_d6_d6, 0xf2_f2_f2,
        ],
        least: 4.5,
    },
    Painted {
        name: "Solarized",
        grounds: [0x00_2b_36, 0xfd_f6_e3],
        sixteen: [
            0x07_36_42,
            0xdc_32_2f,
            0x85_99_00,
            0xb5_89_00,
            0x26_8b_d2,
            0xd3_36_82,
            0x2a_a1_98,
            0xee_e8_d5,
            0x00_2b_36,
            0xcb_4b_16_u32,
            0x58_6e_75,
            0x65_7b_83,
            0x83_94_96,
            0x6c_71_c4,
            0x93_a1_a1,
            0xfd_f6_e3,
        ],
        least: 3.0,
    },
];

/// The sixteen in the order in which terminals number them.
const SIXTEEN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

fn luminance(rgb: u32) -> f64 {
    let part = |shift: u32| {
        let value = f64::from((rgb >> shift) & 0xff) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

/// As accessibility guidelines count it: from 1 to 21.
fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What terminals paint for one of the 240 colours that are the same everywhere.
fn painted(palette: u8) -> u32 {
    let level = |step: u32| if step == 0 { 0 } else { 55 + 40 * step };
    match u32::from(palette) {
        grey @ 232.. => (8 + 10 * (grey - 232)) * 0x01_01_01,
        cube => {
            let at = cube.checked_sub(16).expect("none of the sixteen");
            level(at / 36) << 16 | level(at / 6 % 6) << 8 | level(at % 6)
        }
    }
}

/// Every colour of a theme with its name and how far it must stand out.
fn inks(kind: Kind) -> Vec<(&'static str, Ink, f64)> {
    let inks = kind.inks();
    let mut all = vec![
        ("faint", inks.faint, 3.0),
        ("accent", inks.accent, 4.5),
        ("good", inks.good, 4.5),
        ("warning", inks.warning, 4.5),
        ("bad", inks.bad, 4.5),
    ];
    all.extend(inks.selected.map(|ink| ("selected", ink, 4.5)));
    all.extend(inks.ground.map(|(_, text)| ("text", text, 4.5)));
    all
}

fn grounds(kind: Kind) -> &'static [u32] {
    match kind {
        Kind::Dark => &DARKS,
        Kind::Light => &LIGHTS,
        Kind::Contrast => &DARKS[..1],
    }
}

const KINDS: [Kind; 3] = [Kind::Dark, Kind::Light, Kind::Contrast];

#[test]
fn every_colour_stands_out_from_every_ground() {
    for kind in KINDS {
        for (name, ink, wanted) in inks(kind) {
            for ground in grounds(kind) {
                for colour in [ink.rgb, painted(ink.palette)] {
                    let got = contrast(colour, *ground);
                    assert!(
                        got >= wanted,
                        "{kind:?} {name} {colour:06x} on {ground:06x}: {got:.1}"
                    );
                }
            }
        }
    }
}

/// What a terminal makes of the sixteen is its own; as it is delivered they do as well as the others.
#[test]
fn the_sixteen_can_be_read_in_every_usual_set() {
    for kind in [Kind::Dark, Kind::Light] {
        for (name, ink, _) in inks(kind) {
            let Some(colour) = ink.sixteen else { continue };
            let number = SIXTEEN.iter().position(|each| *each == colour).expect("one of them");
            for set in &PAINTED {
                let got =
                    contrast(set.sixteen[number], set.grounds[usize::from(kind == Kind::Light)]);
                assert!(got >= set.least, "{kind:?} {name} of {}: {got:.1}", set.name);
            }
        }
    }
    let on_black = |set: &Painted| contrast(set.sixteen[11], set.sixteen[0]) > 15.0;
    assert_eq!(YELLOW.sixteen, Some(SIXTEEN[11]));
    assert!(PAINTED.iter().filter(|set| set.least > 4.0).all(on_black), "high contrast");
}

#[test]
fn light_has_a_deep_accent() {
    let accent = LIGHT.accent;
    assert!(contrast(accent.rgb, 0xff_ff_ff) > 6.0 && accent.sixteen != Some(Color::Cyan));
}

#[test]
fn without_colour_there_is_none_and_the_focus_still_shows() {
    for kind in KINDS {
        let theme = Theme::new(kind, Depth::Mono);
        for role in [Role::Text, Role::Title, Role::Good, Role::Warn, Role::Bad, Role::Key] {
            assert_eq!(theme.style(role).fg, None, "{role:?}");
        }
        assert_ne!(theme.style(Role::Focus), theme.style(Role::Text));
        assert_eq!(theme.ground(), None);
    }
}

#[test]
fn only_high_contrast_has_a_ground_of_its_own() {
    for (kind, ground) in KINDS.into_iter().zip([None, None, Some(Color::Black)]) {
        let own = Theme::new(kind, Depth::Sixteen).ground();
        assert_eq!(own.map(|(ground, _)| ground), ground, "{kind:?}");
    }
}

#[test]
fn a_theme_that_was_asked_for_follows_no_terminal() {
    let guessed = Theme::guessed(Kind::Dark, Depth::True);
    assert_eq!(guessed.over(true).kind, Kind::Light);
    assert_eq!(guessed.over(true).over(false).kind, Kind::Dark);
    let chosen = Theme::new(Kind::Dark, Depth::True);
    assert_eq!(chosen.over(true), chosen);
}
