"""Why a document cannot be read, and what to do about it: values, in both languages."""

from __future__ import annotations

from coordplan.text import Text


class RefusedError(Exception):
    """A document that cannot be read: the id of the reason, what is wrong, how to mend it."""

    def __init__(self, rule: str, said: Text, mend: Text) -> None:
        super().__init__(rule, said, mend)
        self.rule = rule
        self.said = said
        self.mend = mend


_SAVE_ANEW = Text(
    en="open it in Word or LibreOffice and save it anew, or ask for the file again",
    vi="mở tệp bằng Word hoặc LibreOffice rồi lưu lại, hoặc xin lại tệp",
)
_SMALLER = Text(
    en="give only the plan, without pictures and annexes",
    vi="chỉ đưa phần kế hoạch, bỏ hình ảnh và phụ lục",
)


def damaged(said: Text) -> RefusedError:
    """The file is not whole, or is not what it says it is."""
    return RefusedError("source-damaged", said, _SAVE_ANEW)


def too_large(said: Text) -> RefusedError:
    """More bytes or letters than are read."""
    return RefusedError("source-too-large", said, _SMALLER)


def too_complex(said: Text) -> RefusedError:
    """More parts, or deeper ones, than a document of people has."""
    return RefusedError("source-too-complex", said, _SMALLER)


def too_deep() -> RefusedError:
    """Parts within parts, without end."""
    return too_complex(Text(en="is nested too deeply", vi="lồng nhau quá nhiều lớp"))


def too_many_parts() -> RefusedError:
    """More elements than a document of people has."""
    return too_complex(Text(en="has too many parts to be read", vi="có quá nhiều phần tử"))


def too_long() -> RefusedError:
    """More text than is read."""
    return too_large(Text(en="holds more than 2 MiB of text", vi="có hơn 2 MiB chữ"))


def encrypted() -> RefusedError:
    """Only whoever knows the password can read it."""
    return RefusedError(
        "source-encrypted",
        Text(en="is locked with a password", vi="có đặt mật khẩu"),
        Text(en="save it without a password", vi="lưu lại tệp, không đặt mật khẩu"),
    )


def scanned(said: Text) -> RefusedError:
    """Pictures of pages, in which no letter can be told."""
    return RefusedError(
        "source-scan",
        said,
        Text(
            en="ask for the Word file; or have the text recognised (OCR), and read it against the "
            "pages",
            vi="xin tệp Word; hoặc nhận dạng chữ (OCR) rồi đối chiếu lại với bản quét",
        ),
    )


def undecided() -> RefusedError:
    """Bytes that could be letters of several encodings, or none."""
    return RefusedError(
        "source-encoding",
        Text(
            en="is text in an encoding that cannot be told for certain",
            vi="là văn bản không xác định chắc chắn được bảng mã",
        ),
        Text(en="save it as text in UTF-8", vi="lưu lại dưới dạng văn bản, mã UTF-8"),
    )
