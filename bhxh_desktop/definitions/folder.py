"""The files of one regime, put together to one table whose keys know where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from bhxh_desktop.definitions.decode import decode
from bhxh_desktop.definitions.form_checks import repeats
from bhxh_desktop.definitions.lines import KeyPath
from bhxh_desktop.definitions.toml_file import TomlFile, read
from bhxh_desktop.definitions.upgrades import Table, upgrade
from bhxh_desktop.domain.regime import Code
from bhxh_desktop.errors import Bug, Problem

HEAD = "regime.toml"
LISTS = {"rules": "rules.toml", "sections": "narrative.toml", "tasks": "tasks.toml"}
"""Lists that stand in files of their own, so that the head stays a page long."""


class _Contents(Struct):
    """The key of the head that says which forms there are, in which order."""

    forms: tuple[Code, ...] = ()


class RegimeFolder:
    """What is read from a folder, and what is wrong with it."""

    def __init__(self, folder: Path, shown: str) -> None:
        """Read nothing yet; *shown* stands before the file names in faults."""
        self._folder = folder
        self._shown = shown
        self._head: TomlFile | None = None
        self._forms: list[TomlFile] = []
        self._lists: dict[str, TomlFile] = {}
        self.faults: list[Problem] = []
        self.complete = True
        """Whether every file there should be could be read."""

    def assemble(self) -> Table | None:
        """Return the plain table of the whole regime, None where its head cannot be read."""
        part = self._read(HEAD, "regime")
        if part is None:
            return None
        self._head, head = part
        table = {key: value for key, value in head.items() if key not in LISTS}
        for key in head.keys() & LISTS.keys():
            fault = Problem("definition_elsewhere", expected=LISTS[key])
            self.faults.append(self._head.place((key,), fault))
        forms = self._forms_listed(self._head, head)
        if "forms" in head:
            table["forms"] = list(self._read_forms(forms))
        for key, name in LISTS.items():
            table |= self._read_list(key, name)
        self._refuse_strangers(forms)
        return table

    def place(self, path: KeyPath, fault: Problem) -> Problem:
        """Tell of *fault* where the key *path* of the whole table stands in one of the files."""
        match path:
            case ("forms", int(number), *rest) if number < len(self._forms):
                return self._forms[number].place(tuple(rest), fault)
            case (str(key), *_) if key in self._lists:
                return self._lists[key].place(path, fault)
        if self._head is None:
            raise Bug("a place is asked for before anything was read")
        return self._head.place(path, fault)

    def _read(self, name: str, kind: str) -> tuple[TomlFile, Table] | None:
        try:
            file = read(self._folder / name, self._shown + name)
            return file, upgrade(file, kind)
        except Problem as fault:
            self.faults.append(fault)
            self.complete = False
            return None

    def _forms_listed(self, file: TomlFile, head: Table) -> tuple[str, ...]:
        """Return the forms the head lists, those that could be read."""
        listed = {"forms": head["forms"]} if "forms" in head else {}
        contents, faults = decode(listed, _Contents, file.place)
        for number in repeats(contents.forms):
            fault = Problem("definition_repeated", found=contents.forms[number])
            faults.append(file.place(("forms", number), fault))
        if listed and not contents.forms and not faults:
            faults.append(file.place(("forms",), Problem("definition_list_empty")))
        self.faults += faults
        self.complete = not faults
        return tuple(code for code in dict.fromkeys(contents.forms) if code)

    def _read_forms(self, codes: tuple[str, ...]) -> Iterator[Table]:
        for code in codes:
            part = self._read(f"forms/{code}.toml", "form")
            if part is None:
                continue
            file, table = part
            if table.get("code", code) != code:
                fault = Problem("definition_form_name", expected=code)
                self.faults.append(file.place(("code",), fault))
            self._forms.append(file)
            yield table

    def _read_list(self, key: str, name: str) -> Table:
        if not (self._folder / name).exists():
            return {}
        part = self._read(name, name.removesuffix(".toml"))
        if part is None:
            return {}
        self._lists[key], table = part
        for other in sorted(table.keys() - {key, "format"}):
            fault = Problem("definition_key_unknown", expected=key)
            self.faults.append(self._lists[key].place((other,), fault))
        return {key: table[key]} if key in table else {}

    def _refuse_strangers(self, forms: tuple[str, ...]) -> None:
        """List the definition files that nothing reads: a clerk would think they count."""
        known = {HEAD, *LISTS.values(), *(f"forms/{code}.toml" for code in forms)}
        for pattern in ("[!.]*.toml", "forms/[!.]*.toml"):
            for path in sorted(self._folder.glob(pattern)):
                name = path.relative_to(self._folder).as_posix()
                if name not in known and (self.complete or "/" not in name):
                    fault = Problem("definition_file_unknown", file=self._shown + name)
                    self.faults.append(fault)
