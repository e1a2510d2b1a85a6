"""What she finds as she types: hanzi, pinyin, initials."""

from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from lianping_desk.services.search import SearchIndex

UNITS = [
    "县教育局",
    "县卫生健康局",
    "县委宣传部",
    "连平县科学技术协会",
    "大湖镇",
    "县工业商务和信息化局（科技局）",
    "银行重庆分行",
]
hanzi = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=9)


def found(query: str, texts: list[str] | None = None) -> list[str]:
    texts = UNITS if texts is None else texts
    return [texts[place] for place in SearchIndex(texts).matches(query)]


def readings(character: str) -> list[str]:
    """Every reading that pypinyin offers, as it is typed."""
    offered = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    plain = ["".join(sign for sign in r if sign.isascii() and sign.isalpha()) for r in (offered[0] if offered else [])]
    return [reading for reading in plain if reading]


def test_initials_full_pinyin_and_hanzi_find_the_same_unit() -> None:
    for query in ("jyj", "jiaoyuju", "xianjiaoyu", "教育局", "JYJ", "ｊｙｊ", "县jyj"):
        assert found(query) == ["县教育局"], query


def test_words_are_all_found_in_any_order() -> None:
    assert found("xie 连平") == ["连平县科学技术协会"]
    assert found("连平 大湖") == []


def test_a_character_with_two_readings_is_found_by_either() -> None:
    assert found("chongqing") == found("zhongqing") == ["银行重庆分行"]
    assert found("yinhang") == found("yh") == ["银行重庆分行"]


def test_a_search_begins_where_a_syllable_begins() -> None:
    assert "县教育局" not in found("an"), "an is the end of xian, not the beginning of a syllable"
    assert found("ianjiao") == []


def test_letters_and_figures_in_the_text_are_found_as_they_stand() -> None:
    texts = ["科普e站", "2023H1", "A座"]
    assert found("h1", texts) == ["2023H1"]
    assert found("e", texts) == ["科普e站"]
    assert found("a座", texts) == ["A座"]


def test_a_blank_query_keeps_every_row_in_order() -> None:
    assert SearchIndex(UNITS).matches("  ") == list(range(len(UNITS)))


def test_typing_on_deleting_and_typing_anew_give_what_a_fresh_search_gives() -> None:
    index = SearchIndex(UNITS)
    for query in ("x", "xw", "xwx", "xw", "k", "ke", "kex", "x"):
        assert index.matches(query) == SearchIndex(UNITS).matches(query), query


@given(hanzi, st.data())
def test_any_part_of_a_text_is_found_by_hanzi_and_by_any_reading_of_one_of_its_characters(
    text: str, data: st.DataObject
) -> None:
    index = SearchIndex([text])
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert index.matches(text[start:end]) == [0]
    part = [readings(character) for character in text[start:end][:5]]
    if not all(part):
        return
    changed = data.draw(st.integers(0, len(part) - 1))
    spelled = [offered[0] for offered in part]
    spelled[changed] = data.draw(st.sampled_from(part[changed]))
    assert index.matches("".join(spelled)) == [0]
    assert index.matches("".join(syllable[0] for syllable in spelled)) == [0]


@given(
    st.lists(hanzi, max_size=6),
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=4),
    st.sampled_from("aegijnou"),
)
def test_another_letter_never_finds_more(texts: list[str], letters: str, further: str) -> None:
    index = SearchIndex(texts)
    assert set(index.matches(letters + further)) <= set(index.matches(letters))
