"""Words for what a text may quote besides figures."""

from __future__ import annotations

from bhxh_desktop.domain.formula import TaskCount

TASKS, DOCUMENTS = "Nhiệm vụ", "Văn bản"
TASK_COUNTS: dict[TaskCount, str] = {
    "planned": "Số nhiệm vụ được giao",
    "done": "Số nhiệm vụ đã hoàn thành",
    "in_progress": "Số nhiệm vụ đang thực hiện",
    "not_started": "Số nhiệm vụ chưa thực hiện",
    "late": "Số nhiệm vụ chậm tiến độ",
}
OF_GROUP = "{count}, nhóm {group}"
COUNT_OF_DOCUMENTS = "Số văn bản trong danh mục của báo cáo"
