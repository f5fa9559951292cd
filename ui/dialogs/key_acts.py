"""What is done about keys in the window: confirm, withdraw, revoke, send, recovery code."""

from __future__ import annotations

from pathlib import Path

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import introduce
from bhxh_desktop.operations.recovery import make_recovery_code
from bhxh_desktop.operations.workspaces import revoke_key, withdraw_key
from bhxh_desktop.queries.keys import KeyRow, count_signed
from ui.dialogs.key_dialog import KeysDialog
from ui.dialogs.safety_acts import SafetyActs
from ui.dialogs.safety_dialogs import KeyDialog
from ui.texts import safety_texts as texts
from ui.texts import sealing_texts


class KeyActs(SafetyActs):
    """Acts on one key."""

    def confirm(self) -> None:
        """List the keys that wait."""
        self.question = KeysDialog(self._context, self._parent)
        self.question.open()

    def ask(self, row: KeyRow, *, revoke: bool) -> None:
        """Ask whether to take a key out, and do it."""
        session = self._context.session
        codes = row.units or row.signed_for
        names = texts.COMMA.join(map(session.tree.name_of, codes))
        signed = count_signed(session, row.key)
        asked = KeyDialog(names, row.fingerprint, signed, self._parent, revoke=revoke)

        def done() -> None:
            try:
                if revoke:
                    past = asked.past.isChecked()
                    revoke_key(session, row.key, asked.reason.line, past=past)
                else:
                    for unit in row.units:
                        withdraw_key(session, unit, row.key)
            except Problem as problem:
                self._context.tell_problem(problem)
                return
            self._context.changed.emit(Changes("revoke_key" if revoke else "withdraw_key", row.key))
            words = texts.REVOKED if revoke else texts.WITHDRAWN
            self._context.tell(words.format(unit=names), "ok")

        asked.accepted.connect(done)
        self.question = asked
        asked.open()

    def send(self) -> None:
        """Write the keys of this PC for others to confirm."""
        name = f"{self._context.session.unit.code}_keys.bhxh"
        path = self.asking.to_write(
            self._parent, texts.SEND_TARGET, self._context.exports / name, texts.BUNDLES
        )

        def sent(path: Path) -> None:
            self._context.changed.emit(Changes("export", str(path)))
            self._context.tell(texts.SENT.format(name=path.name), "ok")

        if path is not None:
            self._works.run(
                texts.SENDING,
                lambda session, _progress: introduce(session, path, force=True).path,
                sent,
                self._failed,
            )

    def renew_code(self) -> None:
        """Make a recovery code in place of the one before, and its page."""
        path = self.asking.to_write(
            self._parent,
            sealing_texts.CODE_TARGET,
            Path.home() / sealing_texts.CODE_NAME,
            sealing_texts.CODE_KINDS,
        )

        def made(name: str) -> None:
            self._context.changed.emit(Changes("recovery_code", ""))
            self._context.tell(sealing_texts.CODE_WRITTEN.format(name=name), "warning")

        if path is not None:
            self._works.run(
                sealing_texts.MAKING_CODE,
                lambda session, _progress: make_recovery_code(
                    session, path, renew=True, force=True
                ),
                lambda _page: made(path.name),
                self._failed,
            )
