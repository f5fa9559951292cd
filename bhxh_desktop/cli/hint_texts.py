"""Which command helps where a Problem was told, by its code.

The sentences of problems are read in the window too, so they name no command and no option; the
command line adds its own line after them. Words in capitals stand for what the user puts there.
"""

from __future__ import annotations

HINT = "Lệnh: {hint}"
_TEMPLATE = "bhxh template CHẾ_ĐỘ KỲ TỆP"
_PERIODS = "bhxh periods CHẾ_ĐỘ NĂM"
_REOPEN = "bhxh reopen CHẾ_ĐỘ KỲ"
_RESOLVE = "bhxh resolve CHẾ_ĐỘ KỲ"
_KEYS = "bhxh keys"
_ASSIGN = "bhxh assign CHẾ_ĐỘ NĂM --write TỆP"
_FORCE = "gõ lại, thêm --force"
_REASON = 'gõ lại, thêm --reason "LỜI"'
_NEW_KEYS = "gõ lại, thêm --new-keys để lập khóa mới"
_EXCLUDE = 'gõ lại, thêm --exclude MÃ="LÝ DO"'

HINTS: dict[str, str] = {
    "sealing_revoked": "gõ lại, thêm --plain",
    # regimes, periods, templates
    "regime_unknown": "bhxh regimes",
    "period_not_owed": _PERIODS,
    "journal_no_period": _PERIODS,
    "entry_unknown": _TEMPLATE,
    "csv_columns": _TEMPLATE,
    "csv_columns_unknown": _TEMPLATE,
    "template_too_large": _TEMPLATE,
    "template_codes_missing": _TEMPLATE,
    "template_other": _TEMPLATE,
    "template_version": _TEMPLATE,
    "template_unit": _TEMPLATE,
    "template_marks": _TEMPLATE,
    # workspaces and keys
    "workspace_missing": "bhxh --data THƯ_MỤC init --unit MÃ",
    "bundle_sample": "bhxh --data THƯ_MỤC demo",
    "key_of_others": "bhxh keys confirm MÃ VÂN_TAY --force",
    "key_unknown": _KEYS,
    "review_of_waiting": _KEYS,
    "backup_needs_code": "gõ lại, thêm --recovery",
    "backup_code_wrong": _NEW_KEYS,
    "restore_needs_code": "gõ lại, thêm --recovery TỆP, hoặc --new-keys để lập khóa mới",
    "restored_behind": "bhxh catch-up",
    "workspace_restored": "bhxh catch-up",
    "backup_of_others": "bhxh --data THƯ_MỤC_MỚI restore TỆP",
    "catch_up_finds_none": "bhxh catch-up --nothing",
    "catch_up_gaps": "bhxh catch-up --nothing",
    "recovery_exists": "gõ lại, thêm --renew",
    "revoke_needs_reason": _REASON,
    # typing, locking, deciding
    "nothing_entered": "bhxh fill CHẾ_ĐỘ KỲ TỆP",
    "transcript_none": "bhxh fill CHẾ_ĐỘ KỲ TỆP --earlier",
    "tasks_unassigned": "bhxh task CHẾ_ĐỘ KỲ --plan TỆP",
    "assignment_no_target": _ASSIGN,
    "assignment_no_form": _ASSIGN,
    "assignment_row_code": _ASSIGN,
    "already_locked": _REOPEN,
    "lock_needs_reason": _REASON,
    "head_moved": _RESOLVE,
    "heads_in_conflict": _RESOLVE,
    "conflict_undecided": _RESOLVE,
    "behalf_needs_reason": _REASON,
    # journal
    "journal_all_locked": _REOPEN,
    "journal_typed": "gõ lại, thêm --switch",
    "journal_unknown": "bhxh journal list CHẾ_ĐỘ",
    "journal_locked": 'bhxh journal reverse MÃ_DÒNG --reason "LỜI"',
    "journal_open": "bhxh journal remove MÃ_DÒNG",
    "journal_note": _REASON,
    # files, review, consolidation
    "file_exists": _FORCE,
    "bundle_too_large_to_write": "bhxh export TỆP --regime CHẾ_ĐỘ --period KỲ",
    "nothing_to_respond": "bhxh review BẢN_CHỐT duyệt",
    "review_needs_reason": _REASON,
    "nothing_to_consolidate": "gõ lại, thêm --all",
    "excluded_elsewhere": "gõ lại, bỏ --exclude của đơn vị đó",
    "total_incomplete": _EXCLUDE,
}
