"""Make the font files of resources/fonts/ from the fonts that their makers publish.

    python packaging/make_fonts.py SERIF_FOLDER SANS_FOLDER KAI_FOLDER UNIHAN_FOLDER [--out resources/fonts]

SERIF_FOLDER and SANS_FOLDER are the unpacked npm packages `@expo-google-fonts/noto-serif-sc` and `…sans-sc` 0.4.3,
KAI_FOLDER the unpacked Debian package `fonts-lxgw-wenkai`, UNIHAN_FOLDER that of `unicode-data`; folders are searched.
Needs fonttools. resources/fonts/README.md says which file is for what, and why these fonts.
"""

import argparse
import bz2
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SYMBOLS = "○●◎◇◆□■△▲▽▼☆★✓√×←↑→↓↗↘⇒℃℉№℡㎡㎏㎜㎝㎞²³°±≈≠≤≥∞∑‰‱·•…—–‘’“”〔〕【】〖〗《》〈〉「」『』￥¥€£§※①②③④⑤⑥⑦⑧⑨⑩〇"
UNUSED_TABLES = ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "kern", "DSIG", "STAT", "meta"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """One file to make: its name, the file it is cut from, and the family name it gets."""

    file: str
    source: str
    family: str
    whole: bool = False


RECIPES = (
    Recipe("serif.ttf", "NotoSerifSC_400Regular.ttf", "Desk Serif", whole=True),
    Recipe("serif-light.ttf", "NotoSerifSC_300Light.ttf", "Desk Serif Light"),
    Recipe("serif-bold.ttf", "NotoSerifSC_700Bold.ttf", "Desk Serif Bold"),
    Recipe("sans.ttf", "NotoSansSC_400Regular.ttf", "Desk Sans"),
    Recipe("sans-medium.ttf", "NotoSansSC_500Medium.ttf", "Desk Sans Medium"),
    Recipe("kai.ttf", "LXGWWenKai-Regular.ttf", "Desk Kai"),
)


def standard_hanzi(unihan: Path) -> Iterator[int]:
    """The 8,105 of 通用规范汉字表 (2013), which Unihan marks kTGH."""
    for file in sorted(unihan.rglob("Unihan_*.txt.bz2")):
        with bz2.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("U+") and line.split("\t")[1] == "kTGH":
                    yield int(line.split("\t")[0][2:], 16)


def gb2312() -> Iterator[int]:
    """Every character of GB 2312-80: 6,763 hanzi, punctuation, numerals, rules for tables."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue


def wanted(unihan: Path) -> set[int]:
    """What a cut font keeps: the hanzi people write, Latin with accents, punctuation and the signs of the office."""
    hanzi = set(standard_hanzi(unihan))
    if len(hanzi) != 8105:
        raise SystemExit(f"expected the 8,105 standard hanzi under {unihan}, found {len(hanzi)}")
    latin = {*range(0x20, 0x7F), *range(0xA0, 0x180)}
    punctuation = {*range(0x2010, 0x2028), *range(0x2030, 0x203B), *range(0x3000, 0x3020), *range(0xFF01, 0xFF5F)}
    numbers = {*range(0x2460, 0x2500), *range(0x2150, 0x2180), *range(0x3220, 0x3244), *range(0x3280, 0x32B1)}
    return hanzi | set(gb2312()) | latin | punctuation | numbers | {ord(sign) for sign in SYMBOLS}


def cut(font: TTFont, keep: set[int]) -> None:
    """Keep these characters, without alternates for vertical setting and old forms, which nothing here uses."""
    options = Options(layout_features=[], notdef_outline=True, hinting=False, drop_tables=UNUSED_TABLES)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    options.name_languages = [0x409]
    options.glyph_names = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=keep)
    subsetter.subset(font)


def widen(font: TTFont, name: str, width: int, place: float) -> None:
    """Set a glyph in a wider box; of the added space `place` (0 to 1) goes before it."""
    advance, bearing = font["hmtx"][name]
    shift = round((width - advance) * place)
    if shift:
        glyph = font["glyf"][name]
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, bearing + shift)


def level_digits(font: TTFont) -> None:
    """Give the ten digits one width, so that columns of figures stand in line (the serif's own differ)."""
    names = [font.getBestCmap()[ord(digit)] for digit in "0123456789"]
    width = max(font["hmtx"][name][0] for name in names)
    for name in names:
        widen(font, name, width, 0.5)


def square_quotes(font: TTFont) -> None:
    """Set Chinese quotation marks in full squares, opening ones to the right (the kai's are Latin in width)."""
    for quote, place in (("“", 0.85), ("‘", 0.85), ("”", 0.15), ("’", 0.15)):
        name = font.getBestCmap()[ord(quote)]
        if font["hmtx"][name][0] < font["head"].unitsPerEm:
            widen(font, name, font["head"].unitsPerEm, place)


def add_ticks(font: TTFont) -> None:
    """Add ✔ ☐ ☑, which none of the fonts has, from their own ✓ and □."""
    cmap = font.getBestCmap()
    tick, box = cmap[0x2713], cmap[0x25A1]
    advance = font["hmtx"][box][0]
    ticked = TTGlyphPen(font.getGlyphSet())
    ticked.addComponent(box, (1, 0, 0, 1, 0, 0))
    scale = 0.7
    offset = (advance - font["hmtx"][tick][0] * scale) / 2
    ticked.addComponent(tick, (scale, 0, 0, scale, round(offset), round(380 * (1 - scale))))
    font.setGlyphOrder([*font.getGlyphOrder(), "uni2611"])
    font["glyf"]["uni2611"] = ticked.glyph()
    font["hmtx"]["uni2611"] = (advance, 0)
    font["glyf"]["uni2611"].recalcBounds(font["glyf"])
    font["hmtx"]["uni2611"] = (advance, font["glyf"]["uni2611"].xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap |= {0x2714: tick, 0x2610: box, 0x2611: "uni2611"}


def rename(font: TTFont, family: str) -> None:
    """Name the family anew: a cut font must not carry a reserved name, nor be taken for the whole one."""
    postscript = family.replace(" ", "")
    for name_id, text in {1: family, 2: "Regular", 3: f"{postscript};1", 4: family, 6: postscript}.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    for name_id in (16, 17, 21, 22, 25):
        font["name"].removeNames(nameID=name_id)


def find(folders: list[Path], name: str) -> Path:
    """The one file of this name below the folders."""
    for folder in folders:
        for found in folder.rglob(name):
            return found
    raise SystemExit(f"{name} is in none of {', '.join(map(str, folders))}")


def make(recipe: Recipe, source: Path, keep: set[int], out: Path) -> None:
    """Write one font file."""
    font = TTFont(source, recalcTimestamp=False)
    cut(font, set(font.getBestCmap()) if recipe.whole else keep)
    level_digits(font)
    square_quotes(font)
    add_ticks(font)
    rename(font, recipe.family)
    font.save(out / recipe.file)
    print(f"{recipe.file:18} {(out / recipe.file).stat().st_size / 1e6:5.1f} MB  {len(font.getBestCmap())} characters")


def main() -> None:
    """Make every font file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for folder in ("serif", "sans", "kai", "unihan"):
        parser.add_argument(folder, type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "resources" / "fonts")
    chosen = parser.parse_args()
    keep = wanted(chosen.unihan)
    for recipe in RECIPES:
        make(recipe, find([chosen.serif, chosen.sans, chosen.kai], recipe.source), keep, chosen.out)


if __name__ == "__main__":
    main()
