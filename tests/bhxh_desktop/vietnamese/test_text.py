"""Text: cleaning, searching, refusing what cannot travel, and telling old encodings."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.canonical import decode, encode
from bhxh_desktop.errors import Problem
from bhxh_desktop.vietnamese.text import check_plain, clean, fold, legacy_encoding

# Both tables are written from the published code charts, not from the code under test.
LETTERS = "àảãáạ ăằẳẵắặ âầẩẫấậ đ èẻẽéẹ êềểễếệ ìỉĩíị òỏõóọ ôồổỗốộ ơờởỡớợ ùủũúụ ưừửữứự ỳỷỹýỵ".replace(
    " ", ""
)
TCVN3 = str.maketrans(
    LETTERS,
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ",
)
VNI_SIGNS = (
    "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï "
    "eâ eà eå eã eá eä ì æ ó í ò oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï "
    "uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î"
)
VNI = str.maketrans(dict(zip(LETTERS, VNI_SIGNS.split(), strict=True)))
SENTENCES = [
    "hộp mứt tết",
    "báo cáo kết quả giải quyết hồ sơ thủ tục hành chính quý ba",
    "xin chào các bạn",
    "cộng hòa xã hội chủ nghĩa việt nam",
    "người tham gia bảo hiểm xã hội được hưởng chế độ",
    "số hồ sơ trễ hạn",
    "đồng chí giám đốc",
    "Lĩnh vực thu và sổ thẻ",
    "thực hiện nghị quyết của chính phủ",
]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Kho\u0300a ho\u0323c", "Khòa học"),
        ("Nha\u00a0Trang\u2009và\u202fCam\u3000Ranh", "Nha Trang và Cam Ranh"),
        ("\ufeffDiên\u200b Khánh\u200e", "Diên Khánh"),
        ("một\r\nhai\rba\u2028bốn\x0bnăm", "một\nhai\nba\nbốn\nnăm"),
        ("e\u200b\u0323\u0302", "ệ"),
        ("e\u0302\u0323", "ệ"),
        ("ng\u00adêi", "ng\u00adêi"),
    ],
)
def test_clean(text, cleaned):
    """One form of letter, one kind of space, one end of line; the ư of TCVN3 survives."""
    assert cleaned == clean(text)


@given(st.text())
def test_clean_is_settled(text):
    """Cleaning twice changes nothing and the result is in NFC."""
    cleaned = clean(text)
    assert cleaned == clean(cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("hòa", "hoà"), ("thủy", "thuỷ"), ("HÒA", "hoa"), ("Đắk Lắk", "dak lak")),
        *(("ĐĂNG KÝ", "đang ky"), ("Ðà Nẵng", "da nang"), ("Trường", "tru\u031bo\u031b\u0300ng")),
        *(
            ("58/KH–BHXH", "58/kh-bhxh"),
            ("“một cửa”", '"mot cua"'),
            ("Nha\u00a0Trang", "nha trang"),
        ),
    ],
)
def test_fold_makes_equal(one, other):
    """Case, marks, the place of a tone, đ, dashes and quotes do not hinder a search."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("thu", "thư viện"), ("số 12", "số 21")])
def test_fold_keeps_apart(one, other):
    """Letters and digits still count."""
    assert fold(one) != fold(other)


@given(st.text())
def test_fold_is_settled(text):
    """Folding again changes nothing, and neither does the form or the case of the input."""
    folded = fold(text)
    assert folded == fold(folded)
    assert folded == fold(unicodedata.normalize("NFD", text))


@given(st.text(LETTERS + "abcxyz "))
def test_fold_leaves_ascii_of_vietnamese(text):
    """Every Vietnamese letter is found by its bare key on the keyboard."""
    assert fold(text).isascii()
    assert fold(text) == fold(text.upper())


@pytest.mark.parametrize(
    ("text", "multiline", "code", "found"),
    [
        ("a\tb", True, "text_control", "a□b"),
        ("\x00", False, "text_control", "□"),
        ("x\x85y", True, "text_control", "x□y"),
        ("một\nhai\x1b", True, "text_control", "một hai□"),
        ("một\nhai", False, "text_line_end", "một□hai"),
        ("a\ud800", True, "text_control", "a□"),
        ("a\ufffeb", True, "text_control", "a□b"),
        ("\uffff", False, "text_control", "□"),
        ("x" * 50 + "\x07" + "y" * 50, False, "text_control", "x" * 20 + "□" + "y" * 19),
    ],
)
def test_check_plain_refuses(text, multiline, code, found):
    """The place is shown by a box, with its surroundings."""
    with pytest.raises(Problem) as caught:
        check_plain(text, multiline=multiline)
    assert (code, {"found": found}) == (caught.value.code, caught.value.fields)


@given(st.text(st.characters() | st.characters(categories=["Cc", "Cs"])))
def test_check_plain_agrees_with_canonical_json(text):
    """What passes, cleaned, can be hashed and read back; what canonical JSON refuses is refused."""
    cleaned = clean(text)
    try:
        check_plain(cleaned, multiline=True)
    except Problem:
        with pytest.raises(Problem):
            encode(cleaned)
        return
    assert cleaned == decode(encode(cleaned))


@given(st.text())
def test_check_plain_of_one_line(text):
    """One line is what has no line feed and passes as several lines."""
    try:
        check_plain(text, multiline=False)
    except Problem:
        return
    check_plain(text, multiline=True)
    assert "\n" not in text


@pytest.mark.parametrize("sentence", SENTENCES)
def test_legacy_encoding(sentence):
    """Sentences in the old encodings are told apart, and from Unicode."""
    assert legacy_encoding(sentence.translate(TCVN3)) == "TCVN3"
    assert legacy_encoding(sentence.translate(VNI)) == "VNI"
    assert legacy_encoding(sentence) is None
    assert legacy_encoding(unicodedata.normalize("NFD", sentence)) is None


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *(("hép møt tÕt", "TCVN3"), ("§iÒu 5", "TCVN3"), ("®·", "TCVN3"), ("l\u00adîng", "TCVN3")),
        *(("NéI DUNG NHIÖM Vô", "TCVN3"), ("Xin chaøo caùc baïn", "VNI"), ("COÄNG HOØA", "VNI")),
        *(("møt", "TCVN3"), ("ñöôïc", "VNI"), ("keõ", "VNI"), ("naêm", "VNI")),
    ],
)
def test_legacy_fingerprints(text, encoding):
    """The fingerprints of domain.md, part 4, and headings in capitals."""
    assert encoding == legacy_encoding(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "12,5%", "BHXH", "HÒA", "hoà", "hóa", "quý", "Bảo hiểm ® 2024", "bao cao khong dau"),
        *("tháng", "loài", "khoé", "TOÀN", "toán", "Quốc hội", "5 m²", "café", "Noël", "© VNPT"),
        *("Windows® 10", "xoài", "giày dép", "thì là", "Nguyễn Văn Sáu"),
    ],
)
def test_no_legacy_encoding(text):
    """Short words with Latin-1 letters, signs and plain text raise no alarm."""
    assert legacy_encoding(text) is None


@given(st.text(LETTERS + LETTERS.upper() + "abcdeghiklmnopqrstuvxy ", min_size=1), st.text())
def test_unicode_letters_settle_it(text, rest):
    """One letter only Unicode has rules the old encodings out."""
    assert legacy_encoding(text + "ế" + rest) is None
