"""Contacts files: what each slip is told, and that nothing of a person can come out of one."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from benchmarks.hostile import HOSTILE
from coordplan import Contacts, Diagnostic, InvalidFileError, Plan, Severity
from coordplan.cli import completions
from coordplan.cli import given as cli_given
from coordplan.contacts import Contact, Hours, Opening, contact_words
from coordplan.contacts.openings import DAYS, HOURS, hours_of
from coordplan.contacts.phones import PHONE, Fault, at_home, mobile, phone_of
from coordplan.contacts.written import ContactsFile
from tests import reference
from tests.conftest import ROOT

EXAMPLE = ROOT / "docs" / "examples" / "contacts.yaml"
HEAD = "coordplan: 1\ncontacts:\n"
GROUPS = re.compile(r"\+?[0-9]+( [0-9]+)*")


@pytest.fixture(scope="module")
def plans() -> tuple[Plan, ...]:
    return coordplan.load_plans(["haiphong", "dongnai", "laichau"])


def loaded(folder: Path, text: str, plans: tuple[Plan, ...]) -> Contacts:
    file = folder / "contacts.yaml"
    file.write_text(text, "utf-8")
    return coordplan.load_contacts(str(file), plans)


def refused(folder: Path, text: str, plans: tuple[Plan, ...]) -> tuple[Diagnostic, ...]:
    with pytest.raises(InvalidFileError) as caught:
        loaded(folder, text, plans)
    found: tuple[Diagnostic, ...] = caught.value.diagnostics
    return found


def places(found: tuple[Diagnostic, ...]) -> list[str]:
    """Rule, line and column of each diagnostic."""
    assert all(one.where is not None and one.where.position is not None for one in found)
    return [f"{one.rule} {str(one.where).partition('.yaml:')[2]}" for one in found]


def phones(contacts: Contacts, plan: Plan, agency: str) -> list[str]:
    return [one.phone for one in contacts.of(plan, plan.agencies[agency])]


def test_the_example_gives_numbers_and_hours(haiphong: Plan) -> None:
    contacts = coordplan.load_contacts(str(EXAMPLE), [haiphong])
    assert contacts.warnings == ()
    assert contacts.of(haiphong, haiphong.agencies["labour-department"]) == (
        Contact(
            "0225 0000 222",
            Hours((Opening((0, 1, 2, 3, 4), (("07:30", "11:30"), ("13:30", "17:00"))),)),
        ),
        Contact(
            "0225 0000 333",
            Hours(
                (
                    Opening((0, 1, 2, 3, 4), (("17:00", "07:30"),)),
                    Opening((5, 6), (("00:00", "24:00"),)),
                )
            ),
        ),
    )
    (round_the_clock,) = contacts.of(haiphong, haiphong.agencies["border-guard-command"])
    assert round_the_clock.hours is not None
    assert round_the_clock.hours.always
    assert contacts.of(haiphong, haiphong.agencies["city-police"]) == ()
    (abroad,) = contacts.of(haiphong, haiphong.agencies["public-security-ministry"])
    assert (abroad.phone, abroad.dialled, abroad.hours) == (
        "+84 24 0000 0444",
        "+842400000444",
        None,
    )


EVERY_SLIP = """\
coordplan: 2
contact: []
contacts:
  - plan: haiphong
    agency: border-gard-command
    phone: Nguyen Van A 0912 000 000
    hours: hoi anh Nam
    name: Nguyen Van A
  - agency: Công an thành phố
    phone: 02250000111
  - {plan: haiphong, agency: city-police, phone: ["113"]}
  - {plan: haiphong, phone: "113", hours: Mo-Fr 7:30-17:00}
  - not a mapping
  - {agency: family, phone: "1234567"}
  - {plan: haiphong, agency: border-posts, phone: "0225 0000 111"}
  - {plan: haiphong, agency: border-posts, phone: "+84.225.0000-111"}
  - {plan: haiphong, agency: 12, phone: ""}
"""


def test_every_slip_is_told_at_once_with_its_line_and_column(
    tmp_path: Path, plans: tuple[Plan, ...]
) -> None:
    assert places(refused(tmp_path, EVERY_SLIP, plans)) == [
        "bad-value 1:12",
        "unknown-key 2:1",
        "unknown-agency 5:13",
        "bad-phone 6:12",
        "bad-hours 7:12",
        "unknown-key 8:5",
        "unknown-agency 9:13",
        "yaml-two-readings 10:12",
        "bad-phone 11:50",
        "missing-key 12:5",
        "bad-hours 12:43",
        "bad-value 13:5",
        "no-office 14:14",
        "bad-phone 14:29",
        "contact-twice 16:51",
        "bad-value 17:30",
        "bad-phone 17:41",
    ]


def test_what_stands_in_numbers_and_hours_is_not_repeated(
    tmp_path: Path, plans: tuple[Plan, ...]
) -> None:
    for one in refused(tmp_path, EVERY_SLIP, plans):
        if one.rule in {"bad-phone", "bad-hours"}:
            said = "".join((one.message.vi, one.message.en, *_help(one)))
            for secret in ("Nguyen", "0912", "Nam", "1234567", "02250000111", "7:30-17:00"):
                assert secret not in said.replace("07:30-", "")


def _help(one: Diagnostic) -> tuple[str, ...]:
    return (one.help.vi, one.help.en) if one.help is not None else ()


@pytest.mark.parametrize(
    ("entry", "help_"),
    [
        ("plan: haiphong, agency: border-gard-command", "did you mean `border-guard-command`?"),
        ("plan: haiphong, agency: Bộ Chỉ huy Bộ đội Biên phòng", "did you mean `border-guard-command`?"),
        ("agency: BCH BĐBP TP", "did you mean `border-guard-command`?"),
        ("plan: laichau, agency: border-guard-command", "known: city-committee, "),
        ("agency: border-guard-comand", "did you mean `border-guard-command`?"),
    ],
)  # fmt: skip
def test_an_unknown_agency_is_told_the_id_that_was_meant(
    tmp_path: Path, plans: tuple[Plan, ...], entry: str, help_: str
) -> None:
    (one,) = refused(tmp_path, f'{HEAD}  - {{{entry}, phone: "113"}}\n', plans)
    assert one.rule == "unknown-agency"
    assert one.help is not None
    assert one.help.en.startswith(help_)


def test_an_unknown_key_is_told_what_was_meant(tmp_path: Path, plans: tuple[Plan, ...]) -> None:
    text = f'{HEAD}  - {{agency: border-posts, phones: "113", phone: "114"}}\n'
    (one,) = refused(tmp_path, text, plans)
    assert one.help is not None
    assert one.help.vi == "có phải là `phone`?"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0225 0000 111", "0225 0000 111"), ("0225.0000.111", "0225 0000 111"), ("02250000111", "02250000111"),
        (" 0225 - 0000-111 ", "0225 0000 111"), ("+84 225 0000 111", "+84 225 0000 111"),
        ("024 0000 0111", "024 0000 0111"), ("069 000 0111", "069 000 0111"), ("069 00111", "069 00111"),
        ("080 00111", "080 00111"), ("111", "111"), ("112", "112"), ("113", "113"), ("1022", "1022"),
        ("18001567", "18001567"), ("1800 1567", "1800 1567"), ("1900 0111", "1900 0111"), ("1900.000.111", "1900 000 111"),
        ("0912 000 000", "0912 000 000"), ("+86 10 0000 0111", "+86 10 0000 0111"), ("+84 1800 0111", "+84 1800 0111"),
    ],
)  # fmt: skip
def test_numbers_are_kept_as_groups_of_digits(written: str, kept: str) -> None:
    assert phone_of(written) == kept


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("chị Hoa 0912 000 000", "this number holds letters"),
        ("0225 0000 111 ext 5", "this number holds letters"),
        ("0225 0000 111/112", "this number holds `/`"), ("(0225) 0000 111", "this number holds `(`"),
        ("0225\u00a00000 111", "this number holds U+00A0"), ("0225\u200b0000111", "this number holds U+200B"),
        ("0225–0000–111", "this number holds `–`"), ("٠٢٢٥٠٠٠٠١١١", "this number holds `٠`"),
        ("113\n", "this number holds U+000A"),
        ("", "this is not one number"), ("+", "this is not one number"), ("-", "this is not one number"),
        ("0225 0000 111-", "this is not one number"), ("84 + 225", "this is not one number"),
        ("1" + " " * 50 + "13", "this is not one number"),
        ("0225 0000 11", "a number with an area code has 11 digits, this has 10"),
        ("0225 0000 1111", "a number with an area code has 11 digits, this has 12"),
        ("031 203 004 567", "a mobile number has 10 digits, this has 12"),
        ("1800", "an 1800 number has 8–10 digits, this has 4"), ("11", "a short number has 3–5 digits, this has 2"),
        ("0000 111", "no telephone number begins like this"), ("3842 111", "no telephone number begins like this"),
        ("04 0000 0111", "no telephone number begins like this"), ("+0225", "no telephone number begins like this"),
        ("+84 0225 0000 111", "after +84 the first 0 is left out"),
        ("+84 113", "no telephone number begins like this"),
        ("+1234567", "a number with a country code has 8–15 digits, this has 7"),
        (113, "a number must stand in quotation marks"), (1800.1567, "a number must stand in quotation marks"),
        (None, "a number must stand in quotation marks"), (["113"], "several numbers in one entry"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused(written: object, said: str) -> None:
    fault = phone_of(written)
    assert isinstance(fault, Fault)
    assert fault.message.en == said


@pytest.mark.parametrize(
    ("written", "personal"),
    [
        ("0912 000 000", True), ("+84 32 000 0000", True), ("0812 000 000", True), ("0225 0000 111", False),
        ("18001567", False), ("1900 0111", False), ("111", False), ("069 000 0111", False), ("080 00111", False),
        ("+86 138 0000 0000", False),
    ],
)  # fmt: skip
def test_mobile_numbers_are_told_from_others(written: str, personal: bool) -> None:
    phone = phone_of(written)
    assert isinstance(phone, str)
    assert mobile(phone) is personal


def test_mobile_numbers_are_taken_with_one_warning(tmp_path: Path, haiphong: Plan) -> None:
    text = (
        f'{HEAD}  - {{agency: border-posts, phone: "0912 000 000"}}\n'
        '  - {agency: border-posts, phone: "111"}\n'
        '  - {agency: commune-police, phone: "+84 32 000 0000"}\n'
    )
    contacts = loaded(tmp_path, text, (haiphong,))
    (warning,) = contacts.warnings
    assert warning.severity is Severity.WARNING
    assert places((warning,)) == ["mobile-number 3:35"]
    assert warning.message.en.endswith("line 3, 5")
    assert warning.help is not None
    assert warning.help.en == "give the number of the duty room, not that of a person"
    assert phones(contacts, haiphong, "border-posts") == ["0912 000 000", "111"]


def test_warnings_stand_in_the_order_of_the_file(tmp_path: Path, haiphong: Plan) -> None:
    text = (
        f'{HEAD}  - {{agency: border-posts, phone: "0912 000 000"}}\n'
        '  - {plan: nowhere, agency: border-posts, phone: "111"}\n'
    )
    found = loaded(tmp_path, text, (haiphong,)).warnings
    assert [one.rule for one in found] == ["mobile-number", "unknown-plan"]


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        ("24/7", "24/24", "24 h"),
        ("Mo-Fr 07:30-17:00", "giờ hành chính thứ 2 – thứ 6, 07:30–17:00", "office hours Mon–Fri 07:30–17:00"),
        ("Mo-Fr 07:30-11:30,13:30-17:00", "giờ hành chính thứ 2 – thứ 6, 07:30–11:30, 13:30–17:00",
         "office hours Mon–Fri 07:30–11:30, 13:30–17:00"),
        ("Mo-Fr 07:30-17:00; Sa 07:30-11:30", "thứ 2 – thứ 6, 07:30–17:00; thứ 7, 07:30–11:30",
         "Mon–Fri 07:30–17:00; Sat 07:30–11:30"),
        ("Mo-Su 17:00-07:30", "hằng ngày 17:00–07:30 hôm sau", "daily 17:00–07:30 next day"),
        ("Tu,Th 08:00-12:00", "thứ 3, thứ 5, 08:00–12:00", "Tue, Thu 08:00–12:00"),
        ("Fr-Su,Mo 08:00-24:00", "thứ 2, thứ 6 – Chủ nhật, 08:00–24:00", "Mon, Fri–Sun 08:00–24:00"),
        ("Sa-Su 00:00-24:00", "thứ 7, Chủ nhật, 00:00–24:00", "Sat, Sun 00:00–24:00"),
        ("We 08:00-12:00, 12:00-13:00", "thứ 4, 08:00–12:00, 12:00–13:00", "Wed 08:00–12:00, 12:00–13:00"),
    ],
)  # fmt: skip
def test_hours_are_said_in_both_languages(written: str, vi: str, en: str) -> None:
    hours = hours_of(written)
    assert isinstance(hours, Hours)
    said = contact_words(Contact("113", hours))
    assert (said.vi, said.en) == (f"ĐT 113 ({vi})", f"tel. 113 ({en})")
    assert contact_words(Contact("0225 0000 111")).vi == "ĐT 0225 0000 111"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        *((bad, "these hours cannot be read") for bad in (
            "", "anytime", "07:30-17:00", "mo-fr 07:30-17:00", "Mo-Fr", "Mo-Fr 7:30-17:00", "Mo-Fr 07.30-17.00",
            "Mo-Fr 25:00-26:00", "Mo-Fr 07:60-17:00", "24:00-07:00", "Mo-Fr 24:00-07:00", "Mo-Fr 07:30-17:00 hỏi anh Nam",
            "Mo-Fr 07:30-17:00;", "24/7; Mo 07:00-08:00", "Mo-Fr 07:30-17:00\n", "T2-T6 07:30-17:00", 24, None, ["24/7"],
            "Mo-Fr " + ",".join(["07:30-17:00"] * 40),
        )),
        ("Fr-Mo 07:30-17:00", "the days are in reverse order"),
        ("Mo-Fr 07:30-17:00; Fr 18:00-19:00", "a day stands here twice"), ("Mo,Mo 07:30-17:00", "a day stands here twice"),
        ("Mo 07:30-12:00,11:00-17:00", "the times of a day overlap or are out of order"),
        ("Mo 13:30-17:00,07:30-11:30", "the times of a day overlap or are out of order"),
        ("Mo 17:00-07:30,08:00-09:00", "the times of a day overlap or are out of order"),
        ("Mo 08:00-08:00", "the times of a day overlap or are out of order"),
    ],
)  # fmt: skip
def test_what_are_no_hours_is_refused(written: object, said: str) -> None:
    fault = hours_of(written)
    assert isinstance(fault, Fault)
    assert fault.message.en == said


def test_without_a_plan_a_number_is_that_of_whichever_plan_is_asked(
    tmp_path: Path, plans: tuple[Plan, ...]
) -> None:
    text = (
        f'{HEAD}  - {{agency: border-posts, phone: "0225 0000 111"}}\n'
        '  - {agency: hotline-111, phone: "111"}\n'
        '  - {agency: womens-union, phone: "113"}\n'
    )
    contacts = loaded(tmp_path, text, plans)
    haiphong, _, laichau = plans
    assert contacts.warnings == ()
    assert phones(contacts, haiphong, "border-posts") == ["0225 0000 111"]
    assert phones(contacts, laichau, "hotline-111") == ["111"]
    alone = loaded(tmp_path, text, (haiphong,))
    assert alone.warnings == ()
    assert set(alone.numbers) == {("haiphong", "border-posts")}


def test_a_number_is_shown_beside_none_where_it_may_be_that_of_several(
    tmp_path: Path, plans: tuple[Plan, ...]
) -> None:
    text = f'{HEAD}  - {{agency: city-police, phone: "0225 0000 111"}}\n'
    contacts = loaded(tmp_path, text, plans)
    assert places(contacts.warnings) == ["several-bodies 3:14"]
    assert "`haiphong`, `dongnai`, `laichau`" in contacts.warnings[0].message.en
    assert contacts.numbers == {}
    (haiphong, *_) = plans
    assert phones(loaded(tmp_path, text, (haiphong,)), haiphong, "city-police") == ["0225 0000 111"]


@pytest.mark.parametrize(
    ("agency", "others"),
    [
        ("public-security-ministry", ["soctrang"]),  # one for all of Viet Nam
        ("labour-department", ["ttlt-01-2014"]),  # a rule for every place names no other body
        ("labour-department", ["haiphong"]),  # a plan twice is one place
    ],
)
def test_one_body_in_several_plans_is_one_body(
    tmp_path: Path, haiphong: Plan, agency: str, others: list[str]
) -> None:
    plans = (haiphong, *coordplan.load_plans(others))
    contacts = loaded(tmp_path, f'{HEAD}  - {{agency: {agency}, phone: "113"}}\n', plans)
    assert contacts.warnings == ()
    for plan in plans:
        assert phones(contacts, plan, agency) == ["113"]


def test_plans_that_are_not_asked_are_checked_and_not_shown(tmp_path: Path, haiphong: Plan) -> None:
    text = (
        f'{HEAD}  - {{plan: laichau, agency: city-police, phone: "113"}}\n'
        '  - {plan: soctrang, agency: city-police, phone: "113"}\n'
        '  - {plan: laichau, agency: family, phone: "113"}\n'
    )
    assert places(refused(tmp_path, text, (haiphong,))) == ["unknown-agency 4:30", "no-office 5:29"]
    assert loaded(tmp_path, text[: text.index("  - {plan: soc")], (haiphong,)).numbers == {}


def test_an_unknown_plan_is_warned_of(tmp_path: Path, haiphong: Plan) -> None:
    text = f'{HEAD}  - {{plan: hai-phong, agency: city-police, phone: "113"}}\n'
    contacts = loaded(tmp_path, text, (haiphong,))
    assert places(contacts.warnings) == ["unknown-plan 3:12"]
    assert contacts.warnings[0].help is not None
    assert contacts.warnings[0].help.en == "did you mean `haiphong`?"
    assert contacts.numbers == {}


@pytest.mark.parametrize(
    ("one", "other", "twice"),
    [
        ("plan: haiphong", "plan: haiphong", True), ("plan: haiphong", "plan: dongnai", False),
        ("plan: haiphong", "hours: 24/7", True), ("hours: 24/7", "plan: haiphong", True),
    ],
)  # fmt: skip
def test_a_number_stands_once(
    tmp_path: Path, haiphong: Plan, one: str, other: str, twice: bool
) -> None:
    text = (
        f'{HEAD}  - {{{one}, agency: city-police, phone: "0225 0000 111"}}\n'
        f'  - {{{other}, agency: city-police, phone: "+84 225 0000 111"}}\n'
    )
    if twice:
        assert [d.rule for d in refused(tmp_path, text, (haiphong,))] == ["contact-twice"]
    else:
        assert loaded(tmp_path, text, (haiphong,)).numbers


def test_a_file_without_numbers_gives_none(tmp_path: Path, haiphong: Plan) -> None:
    assert loaded(tmp_path, "coordplan: 1\ncontacts: []\n", (haiphong,)).numbers == {}


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ('"\\u202e113"', "bad-phone 3:33, yaml-encoding 3:34"), ("&a 113", "bad-phone 3:33"),
        ('"1\\u200b13"', "bad-phone 3:33, yaml-encoding 3:35"), ("!t 113", "yaml-tag 3:33"),
    ],
)  # fmt: skip
def test_what_nobody_sees_is_refused(
    tmp_path: Path, haiphong: Plan, written: str, rule: str
) -> None:
    text = f"{HEAD}  - {{agency: city-court, phone: {written}}}\n"
    assert ", ".join(places(refused(tmp_path, text, (haiphong,)))) == rule


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name: str, tmp_path: Path, haiphong: Plan) -> None:
    made, _ = HOSTILE[name]
    file = tmp_path / "hostile.yaml"
    file.write_bytes(made())
    with pytest.raises(InvalidFileError):
        coordplan.load_contacts(str(file), [haiphong])


def test_thousands_of_slips_are_all_told(tmp_path: Path, haiphong: Plan) -> None:
    text = HEAD + "".join(f'  - {{agency: no-{n}, phone: "{n:04}"}}\n' for n in range(2000))
    found = refused(tmp_path, text, (haiphong,))
    assert sum(one.rule == "unknown-agency" for one in found) == 2000


def test_a_file_that_is_not_there(haiphong: Plan) -> None:
    with pytest.raises(coordplan.UnreadableFileError):
        coordplan.load_contacts("no/such/file.yaml", [haiphong])


SIGNS = st.text(st.sampled_from("0123456789+ .-()aÀ\u00a0\u200b\u0660/;"), max_size=30)


@settings(max_examples=400)
@given(st.one_of(SIGNS, st.text(max_size=60), st.from_regex(PHONE, fullmatch=True)))
def test_law_a_number_that_is_taken_is_digits_and_nothing_else(written: str) -> None:
    phone = phone_of(written)
    if isinstance(phone, Fault):
        return
    assert GROUPS.fullmatch(phone)
    assert re.sub("[^0-9]", "", phone) == re.sub("[ .+-]", "", written)
    assert phone_of(phone) == phone
    assert phone_of(at_home(phone)) == at_home(phone)


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=60), st.from_regex(HOURS, fullmatch=True)))
def test_law_hours_that_are_taken_are_days_and_times(written: str) -> None:
    hours = hours_of(written)
    if isinstance(hours, Fault):
        return
    again = "; ".join(
        f"{','.join(DAYS[day] for day in one.days)} {','.join(f'{a}-{b}' for a, b in one.times)}"
        for one in hours.openings
    )
    assert hours_of(again or "24/7") == hours


ANYTHING = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.text(max_size=20), SIGNS,
        st.sampled_from(["haiphong", "laichau", "city-police", "family", "border-posts", "113", "24/7"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["plan", "agency", "phone", "hours", "name"]), inner, max_size=5),
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=300)
@given(entries=st.lists(ANYTHING, max_size=4))
def test_law_whatever_is_put_in_only_digits_and_known_ids_come_out(
    plans: tuple[Plan, ...], entries: list[Any]
) -> None:
    by_id = {plan.id: plan for plan in plans}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "contacts.yaml"
        file.write_text(json.dumps({"coordplan": 1, "contacts": entries}), "utf-8")
        try:
            contacts = coordplan.load_contacts(str(file), plans)
        except InvalidFileError:
            return
    for (plan, agency), numbers in contacts.numbers.items():
        assert agency in by_id[plan].agencies
        assert all(GROUPS.fullmatch(one.phone) for one in numbers)


def test_the_schema_takes_what_the_loader_takes() -> None:
    schema = ContactsFile.model_json_schema(by_alias=True)
    jsonschema.validate(reference.read(str(EXAMPLE)), schema)
    published = json.loads((ROOT / "docs/reference/contacts.schema.json").read_text("utf-8"))
    assert {key: published[key] for key in schema} == schema
    for bad in ({"phone": "Nguyen Van A"}, {"phone": 113}, {"hours": "anytime"}, {"name": "A"}):
        entry = {"agency": "city-police", "phone": "113", **bad}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"coordplan": 1, "contacts": [entry]}, schema)


def test_a_command_gets_the_contacts_and_tells_the_warnings(
    tmp_path: Path, haiphong: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli_given.the_contacts(None, [haiphong]) is None
    file = tmp_path / "contacts.yaml"
    file.write_text(f'{HEAD}  - {{agency: border-posts, phone: "0912 000 000"}}\n', "utf-8")
    contacts = cli_given.the_contacts(str(file), [haiphong], lang="en")
    assert contacts is not None
    assert phones(contacts, haiphong, "border-posts") == ["0912 000 000"]
    said = capsys.readouterr()
    assert said.out == ""
    assert "warning[mobile-number]" in said.err
    assert "contacts.yaml:3:35" in said.err


def test_files_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("danh-ba.yaml", "danh-ba.txt", ".hidden.yaml"):
        (tmp_path / name).touch()
    (tmp_path / "da").mkdir()
    (tmp_path / "da" / "x.yml").touch()
    assert completions.files("") == ["da/", "danh-ba.yaml"]
    assert completions.files("dan") == ["danh-ba.yaml"]
    assert completions.files("da/") == ["da/x.yml"]
    assert completions.files(f"{tmp_path}/.h") == [f"{tmp_path}/.hidden.yaml"]
    assert completions.files("nowhere/") == []


def test_nothing_of_contacts_is_imported_where_none_are_asked_for() -> None:
    code = "import sys, coordplan.cli.given, coordplan.cli.options; print(*sys.modules)"
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    assert not [name for name in out if "contacts" in name or name == "yaml"]
