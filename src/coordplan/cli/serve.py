"""``coordplan serve``: the answers over HTTP, for programs and for the officers' page."""

from __future__ import annotations

import ipaddress
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given, now, terminal
from coordplan.cli import options as o
from coordplan.cli.usage import refused
from coordplan.diagnostics import MissingExtraError
from coordplan.text import Text, listing

if TYPE_CHECKING:
    from coordplan.contacts import Contacts
    from coordplan.serve.shelf import Shelf

TOKEN = "COORDPLAN_TOKEN"
"""The variable that holds the token, where no file does."""

LOOPBACK, PORT = "127.0.0.1", 8750
_SHORTEST_TOKEN, _LONGEST_TOKEN = 16, 1024


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "serve",
        short_help="The answers over HTTP · Trả lời qua HTTP",
        epilog="Example: coordplan serve --port 8750",
    )(serve)


def serve(
    *,
    plan: Annotated[
        list[str] | None,
        typer.Option(
            "--plan",
            "-p",
            metavar="PLAN",
            help="A plan that answers where a question names none, and that the page has: id, "
            "file, name or a folder of plans; repeatable. Default: those of COORDPLAN_PLANS, else "
            "all shipped. · Kế hoạch dùng để trả lời khi câu hỏi không nêu kế hoạch nào, có trên "
            "trang tra cứu: mã, tệp, tên hoặc thư mục kế hoạch; có thể nêu nhiều lần. Mặc định: "
            "các kế hoạch trong COORDPLAN_PLANS, nếu không có thì mọi kế hoạch có sẵn.",
            autocompletion=o.completed("plans"),
        ),
    ] = None,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            metavar="ADDRESS",
            help="The address to listen at; any but this machine's own needs a token. · "
            "Địa chỉ lắng nghe; ngoài địa chỉ của chính máy này thì phải có mã truy cập.",
        ),
    ] = LOOPBACK,
    port: Annotated[
        int,
        typer.Option(
            "--port",
            metavar="PORT",
            min=0,
            max=65535,
            help="The port; 0 takes one that is free. · Cổng; 0 là chọn một cổng còn trống.",
        ),
    ] = PORT,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            metavar="NAME",
            help="A name by which the server is reached, beside its address; repeatable. · "
            "Tên để truy cập máy chủ, ngoài địa chỉ; có thể nêu nhiều lần.",
        ),
    ] = None,
    token_file: Annotated[
        str | None,
        typer.Option(
            "--token-file",
            metavar="FILE",
            help="A file with the token that requests must carry. Default: COORDPLAN_TOKEN, else "
            "none. · Tệp chứa mã truy cập mà yêu cầu phải có. Mặc định: theo COORDPLAN_TOKEN, nếu "
            "không có thì không cần.",
        ),
    ] = None,
    contacts: o.ContactsOption = None,
    holidays: o.HolidaysOption = None,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    lang: o.LangOption = None,
) -> None:
    """Answer over HTTP: who, ask, why, plans, compare, and the officers' page.

    Only programs of this machine are answered, unless a token is given. Nothing of a question is
    stored or logged. It ends with Ctrl-C, or when it is told to.

    · Trả lời qua HTTP: who, ask, why, plans, compare và trang tra cứu cho cán bộ trực.

    Chỉ trả lời các chương trình trên máy này, trừ khi có mã truy cập. Không lưu, không ghi nhật ký
    nội dung câu hỏi. Kết thúc bằng Ctrl-C hoặc khi nhận lệnh dừng.
    """
    _check_installed()
    from coordplan.load import load_calendar
    from coordplan.serve.app import application
    from coordplan.serve.desk import Desk
    from coordplan.serve.guard import Access
    from coordplan.serve.running import address_of, listening, run
    from coordplan.serve.shelf import Shelf

    language = terminal.language(lang)
    token = _token(token_file)
    if token is None and not _is_loopback(host):
        raise refused(_NEEDS_TOKEN, _GIVE_TOKEN)
    _only_files(plan or ())
    shelf = Shelf(
        plan or None,
        vocabulary=given.the_vocabulary(vocabulary),
        registry=registry,
        cache=given.the_cache(wanted=not no_cache),
    )
    desk = Desk(shelf, load_calendar(holidays), _numbers(shelf, contacts, lang), language)
    names = frozenset(["localhost", *(one.lower().rstrip(".") for one in name or ())])
    app = application(desk, Access(names, token), now.today)
    listener = listening(host, port)

    def began() -> None:
        sys.stdout.write(f"{address_of(listener)}\n")
        sys.stdout.flush()

    run(app, listener, began)


_NEEDS_TOKEN = Text(
    en="a server that other machines reach needs a token",
    vi="máy chủ mà máy khác truy cập được thì phải có mã truy cập",
)
_GIVE_TOKEN = Text(
    en=f"write one into a file for --token-file, or into {TOKEN}",
    vi=f"ghi mã vào tệp cho --token-file, hoặc vào {TOKEN}",
)


def _check_installed() -> None:
    """Raise ``MissingExtraError`` where what speaks HTTP is not installed."""
    missing = [package for package in ("starlette", "uvicorn") if find_spec(package) is None]
    if missing:
        names = listing(missing)
        message = Text(vi=f"chưa cài {names}", en=f"not installed: {names}")
        raise MissingExtraError.of("serve", message)


def _token(file: str | None) -> str | None:
    """The token of a file, else of the environment. Raises ``CommandLineError`` for a weak one."""
    if file is None:
        written = os.environ.get(TOKEN, "")
        if not written:
            return None
    else:
        from coordplan.load.files import read_bytes

        written = read_bytes(file, _LONGEST_TOKEN).decode("utf-8", "replace")
    token = written.strip()
    fits = _SHORTEST_TOKEN <= len(token) <= _LONGEST_TOKEN
    if not fits or not token.isascii() or not token.isprintable() or " " in token:
        raise refused(
            Text(
                en=f"the token is not {_SHORTEST_TOKEN} to {_LONGEST_TOKEN} letters, digits, signs",
                vi=f"mã truy cập không phải {_SHORTEST_TOKEN} đến {_LONGEST_TOKEN} chữ, số, dấu",
            ),
            Text(
                en="make one: python -c 'import secrets; print(secrets.token_urlsafe())'",
                vi="tạo mã: python -c 'import secrets; print(secrets.token_urlsafe())'",
            ),
        )
    return token


def _is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _only_files(plans: Sequence[str]) -> None:
    """Refuse what can be read only once: a plan is read again when its file has changed."""
    from coordplan.load import STANDARD_INPUT

    if STANDARD_INPUT in plans:
        raise refused(
            Text(
                en="a server does not read plans from standard input",
                vi="máy chủ không đọc kế hoạch từ đầu vào chuẩn",
            ),
            Text(en="name a file or a folder", vi="nêu tệp hoặc thư mục"),
        )


def _numbers(shelf: Shelf, contacts: str | None, lang: str | None) -> Contacts | None:
    """The plans opened, as far as all can be asked at once, and the numbers of their offices."""
    if contacts is None and shelf.is_large:
        return None
    return given.the_contacts(contacts, shelf.plans(()), cache=shelf.cache, lang=lang)
