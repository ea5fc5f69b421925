"""Cuts the font of the printed pages: python3 cut.py NotoSansCJK-Regular.ttc（需要 pip install fonttools）"""

import pathlib
import sys

from fontTools import subset

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def gb2312():
    """The 6,763 characters of GB 2312, its punctuation and other signs."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes([row, cell]).decode("gb2312")
            except UnicodeDecodeError:
                pass


def ours():
    """Whatever stands in the rules or in the program's own sentences."""
    files = [*ROOT.glob("assets/**/*.toml"), *ROOT.glob("assets/**/*.tsv"), *ROOT.glob("core/src/**/*.rs"), *ROOT.glob("src/**/*.rs")]
    for file in files:
        yield from file.read_text(encoding="utf-8")


letters = {chr(code) for code in range(0x20, 0x7F)} | set("\u00a0…·—–□〓✓☐☑")
letters |= set(gb2312()) | set(ours())
options = subset.Options()
options.font_number = 2  # Noto Sans CJK SC
options.layout_features = []
options.hinting = False
options.desubroutinize = True  # packs better and is cut faster
options.notdef_outline = True
options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
options.name_languages = [0x409]
options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
options.recalc_timestamp = False
font = subset.load_font(sys.argv[1], options)
cutter = subset.Subsetter(options)
cutter.populate(unicodes=[ord(letter) for letter in letters if letter >= " "])
cutter.subset(font)
subset.save_font(font, str(HERE / "NotoSansCJKsc-cut.otf"), options)
