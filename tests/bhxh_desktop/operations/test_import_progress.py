"""Long imports say how far they are, and whoever stops one finds everything as it was."""

from __future__ import annotations

import pytest

from bhxh_desktop.operations.importing import import_files
from tests.helpers.workspaces import dump


class Enough(Exception):
    """Whoever watches wants no more."""


def test_each_file_counts_twice(open_at, templates):
    """Read and kept: the steps go up by one, to the last but one of all."""
    told = []
    import_files(
        open_at("sent"), templates.bundles, progress=lambda done, of: told.append((done, of))
    )
    steps = 2 * len(templates.bundles)
    assert [(step, steps) for step in range(steps)] == told


@pytest.mark.parametrize("step", [0, 3, 7, 10, 13])
def test_stopped(open_at, templates, step):
    """Stopped at any step nothing was kept, and the same files can be imported afterwards."""
    session = open_at("sent")
    before = dump(session.connection)

    def stop(done, _of):
        if done == step:
            raise Enough

    with pytest.raises(Enough):
        import_files(session, templates.bundles, progress=stop)
    assert before == dump(session.connection)
    assert not session.connection.in_transaction
    assert import_files(session, templates.bundles).complete
