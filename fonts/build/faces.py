"""What each shipped face is made from and what is done to it. Data only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    name: str
    """The face as its authors call it, with its version."""
    package: str
    version: str
    path: str
    """Path inside the package."""
    sha256: str


@dataclass(frozen=True)
class Face:
    role: str
    purpose: str
    family: str
    chinese_family: str
    style: str
    origin: Origin
    licence: str
    """SPDX expression."""
    licence_note: str
    """What the name table says about the licence."""
    raise_by: int = 0
    """Upward shift that puts the middle of the ideographs where the declared ascent and descent say it is."""
    left_out: frozenset[str] = frozenset()
    """Characters whose glyph in the original is wrong; `song` draws them."""
    keeps: str = "slim"
    """Which characters stay: a name in charset.CHARSETS."""
    half_width_digits: bool = False
    ballot_boxes: bool = False
    small_figures: bool = False
    borrows: tuple[tuple[str, Origin], ...] = ()
    """Characters of which the origin lacks some, and the faces of its family that have them."""

    @property
    def postscript_name(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.style}"

    @property
    def file(self) -> str:
        return f"{self.postscript_name}.woff2"

    @property
    def licence_file(self) -> str:
        return f"licences/{self.family.replace(' ', '')}.txt"


OFL_NOTE = (
    "This Font Software is licensed under the SIL Open Font License, Version 1.1. "
    "This license is available with a FAQ at: https://openfontlicense.org"
)
GPL_NOTE = (
    "GNU General Public License, version 3, with the font exception: embedding this font or unaltered portions of it "
    "in a document does not by itself cause the document to be covered by the GPL. The exception, given for the "
    "original font by the Fandol team, is extended to this modified version."
)

# Latin with diacritics (Vietnamese, pinyin, IPA included), Greek, Cyrillic.
LETTERS = "".join(map(chr, [*range(0xC0, 0x300), *range(0x370, 0x530), *range(0x1E00, 0x1F00)]))

NOTO_SERIF = Origin(
    name="Noto Serif SC Regular 2.003-H1",
    package="npm @expo-google-fonts/noto-serif-sc",
    version="0.4.3",
    path="400Regular/NotoSerifSC_400Regular.ttf",
    sha256="c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
)

FACES = [
    Face(
        role="fang",
        purpose="仿宋：正文、表格",
        family="Nianbao Fang",
        chinese_family="年报仿宋",
        style="Regular",
        origin=Origin(
            name="FandolFang-Regular 1.300",
            package="Debian texlive-lang-chinese",
            version="2022.20230122-1",
            path="usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
            sha256="d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
        ),
        licence="GPL-3.0-only WITH Font-exception-2.0",
        licence_note=GPL_NOTE,
        raise_by=70,
        # ￥ is drawn as $ in the original, ￣ as a hyphen, ™ as nothing.
        left_out=frozenset("￥￣™"),
    ),
    Face(
        role="hei",
        purpose="黑体：一级标题、表头",
        family="Nianbao Hei",
        chinese_family="年报黑体",
        style="Medium",
        origin=Origin(
            name="Noto Sans SC Medium 2.004-H2",
            package="npm @expo-google-fonts/noto-sans-sc",
            version="0.4.3",
            path="500Medium/NotoSansSC_500Medium.ttf",
            sha256="b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
        ),
        licence="OFL-1.1-RFN",
        licence_note=OFL_NOTE,
    ),
    Face(
        role="kai",
        purpose="楷体：二级标题",
        family="Nianbao Kai",
        chinese_family="年报楷体",
        style="Regular",
        origin=Origin(
            name="LXGW WenKai Regular 1.250",
            package="Debian fonts-lxgw-wenkai",
            version="1.250+repack-1",
            path="usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
            sha256="bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
        ),
        licence="OFL-1.1-RFN",
        licence_note=OFL_NOTE,
    ),
    Face(
        role="title",
        purpose="标题：代小标宋",
        family="Nianbao Title",
        chinese_family="年报标题宋",
        style="Bold",
        origin=Origin(
            name="Noto Serif SC Bold 2.003-H1",
            package="npm @expo-google-fonts/noto-serif-sc",
            version="0.4.3",
            path="700Bold/NotoSerifSC_700Bold.ttf",
            sha256="9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
        ),
        licence="OFL-1.1-no-RFN",
        licence_note=OFL_NOTE,
    ),
    Face(
        role="song",
        purpose="宋体：页码；其他字体没有的符号和字母",
        family="Nianbao Song",
        chinese_family="年报宋体",
        style="Regular",
        origin=NOTO_SERIF,
        licence="OFL-1.1-no-RFN",
        licence_note=OFL_NOTE,
        keeps="marks",
        half_width_digits=True,
        ballot_boxes=True,
        small_figures=True,
        borrows=(
            (
                LETTERS + "‱",
                Origin(
                    name="Noto Serif Regular 2.015",
                    package="npm @expo-google-fonts/noto-serif",
                    version="0.4.2",
                    path="400Regular/NotoSerif_400Regular.ttf",
                    sha256="a7e8ea1ab7e7d368b001c892d6148325fffc849a46e030e55e1bdc597bbe939d",
                ),
            ),
        ),
    ),
    Face(
        role="latin",
        purpose="仿宋正文中的西文和数字",
        family="Nianbao Latin",
        chinese_family="年报西文",
        style="Light",
        origin=Origin(
            name="Noto Serif SC Light 2.003-H1",
            package="npm @expo-google-fonts/noto-serif-sc",
            version="0.4.3",
            path="300Light/NotoSerifSC_300Light.ttf",
            sha256="a86e5cabd0c0b9bd656ff9c3e437bec6519fc7b149e845192edd8075b07789eb",
        ),
        licence="OFL-1.1-no-RFN",
        licence_note=OFL_NOTE,
        keeps="latin",
        half_width_digits=True,
    ),
    Face(
        role="rare",
        purpose="宋体：其他字体没有的汉字",
        family="Nianbao Rare",
        chinese_family="年报补字",
        style="Regular",
        origin=NOTO_SERIF,
        licence="OFL-1.1-no-RFN",
        licence_note=OFL_NOTE,
        keeps="rare",
        borrows=(
            (
                "𠮷",
                Origin(
                    name="Noto Serif JP Regular 2.003-H1",
                    package="npm @expo-google-fonts/noto-serif-jp",
                    version="0.4.3",
                    path="400Regular/NotoSerifJP_400Regular.ttf",
                    sha256="5a04846a0e23acefae825f2f459205036a166f5a63462019ce3492d07bd20e92",
                ),
            ),
        ),
    ),
]
