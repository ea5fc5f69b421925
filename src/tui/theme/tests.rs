use super::*;

/// Grounds that people use: plain, and of common schemes of colours.
const DARKS: [u32; 5] = [0x00_00_00, 0x1e_1e_1e, 0x28_2c_34, 0x00_2b_36, 0x2e_34_40];
const LIGHTS: [u32; 4] = [0xff_ff_ff, 0xfd_f6_e3, 0xee_ee_ee, 0xf5_f0_e1];

/// The sixteen as xterm, the console and Windows paint them, as far as they are used.
const PAINTED: [(Color, [u32; 3]); 10] = [
    (Color::Black, [0x00_00_00, 0x00_00_00, 0x0c_0c_0c]),
    (Color::White, [0xff_ff_ff, 0xff_ff_ff, 0xf2_f2_f2]),
    (Color::Cyan, [0x00_cd_cd, 0x00_aa_aa, 0x3a_96_dd]),
    (Color::Green, [0x00_cd_00, 0x00_aa_00, 0x13_a1_0e]),
    (Color::LightMagenta, [0xff_00_ff, 0xff_55_ff, 0xb4_00_9e]),
    (Color::LightRed, [0xff_00_00, 0xff_55_55, 0xe7_48_56]),
    (Color::LightYellow, [0xff_ff_00, 0xff_ff_55, 0xf9_f1_a5]),
    (Color::Blue, [0x00_00_ee, 0x00_00_aa, 0x00_37_da]),
    (Color::Magenta, [0xcd_00_cd, 0xaa_00_aa, 0x88_17_98]),
    (Color::Red, [0xcd_00_00, 0xaa_00_00, 0xc5_0f_1f]),
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

/// What a terminal makes of the sixteen is its own; on its plain ground they must do nearly as well.
#[test]
fn the_sixteen_can_be_read_on_a_plain_ground() {
    for kind in KINDS {
        for (name, ink, _) in inks(kind) {
            let Some(colour) = ink.sixteen else { continue };
            let (_, seen) = PAINTED.iter().find(|(each, _)| *each == colour).expect(name);
            for painted in seen {
                let got = contrast(*painted, grounds(kind)[0]);
                assert!(got >= 3.0, "{kind:?} {name} {painted:06x}: {got:.1}");
            }
        }
    }
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
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 2, 1));
        let before = buffer.clone();
        theme.lay(&mut buffer);
        assert_eq!(buffer, before);
    }
}

#[test]
fn only_high_contrast_has_a_ground_of_its_own() {
    for (kind, ground) in KINDS.into_iter().zip([Color::Reset, Color::Reset, Color::Black]) {
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 2, 1));
        Theme::new(kind, Depth::Sixteen).lay(&mut buffer);
        assert!(buffer.content.iter().all(|cell| cell.bg == ground), "{kind:?}");
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
