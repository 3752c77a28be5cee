"""Keeping the log: verifying it from the command line, anchors elsewhere, pruning by its term, and what is shown."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.apps.audit import actions
from rondkomen.apps.audit.actions import looking, prune, record, show_lines_about, show_log
from rondkomen.apps.audit.actor import Role, system
from rondkomen.apps.audit.jobs import RULES, prune_audit
from rondkomen.apps.audit.logboek import logregel
from rondkomen.apps.audit.models import AuditLine, AuditPruning
from rondkomen.apps.audit.permissions import PermissionRefused, Refusal
from rondkomen.apps.audit.purposes import Purpose, grounds
from rondkomen.apps.audit.queries import faults_in_log
from rondkomen.apps.audit.retention import RetentionRefused, read_rules
from tests.apps.audit.tampering import run, unguarded
from tests.factories.audit import ELSEWHERE, HERE, resident, staff

RULE = RULES["audit_line"]


def log_in(code: str = HERE, times: int = 1) -> None:
    for _ in range(times):
        record(staff(here=code), "accounts.log_in", Purpose.BEVEILIGING)


def verify(*arguments: str) -> str:
    out = StringIO()
    call_command("verify_audit", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture
def old_log(here, monkeypatch):
    """Lines of 2019, 2020 and 2021, two each."""
    for year in (2019, 2020, 2021):
        monkeypatch.setattr(actions.timezone, "now", lambda year=year: datetime(year, 6, 15, 12, tzinfo=UTC))
        log_in(times=2)
    monkeypatch.undo()


class TestVerifying:
    def test_a_sound_log_is_told_with_its_end(self, here, elsewhere):
        log_in(times=3)
        log_in(elsewhere)
        assert verify().startswith(f"{ELSEWHERE}: as it was written, up to line 1 (")
        assert verify(HERE).startswith(f"{HERE}: as it was written, up to line 3 (")

    def test_faults_end_it_with_one_line_each(self, here, elsewhere):
        log_in(times=3)
        log_in(elsewhere)
        with unguarded():
            run("UPDATE audit_auditline SET actor_id = 'staff:0' WHERE number = 1")
        with pytest.raises(CommandError) as refused:
            verify()
        assert [line.partition(":")[0] for line in str(refused.value).splitlines()] == [
            f"{ELSEWHERE} line 1",
            f"{HERE} line 1",
        ]

    def test_a_municipality_without_a_log_is_named(self, here):
        with pytest.raises(CommandError, match="GM0001: found no log; expected some of none yet"):
            verify("GM0001")

    def test_progress_is_shown_on_a_terminal_only(self, here):
        class Terminal(StringIO):
            def isatty(self) -> bool:
                return True

        log_in(times=3)
        shown, piped = Terminal(), StringIO()
        call_command("verify_audit", stdout=StringIO(), stderr=shown)
        call_command("verify_audit", stdout=StringIO(), stderr=piped)
        assert "Verifying GM9999 [" in shown.getvalue()
        assert "100% 3 of 3" in shown.getvalue()
        assert piped.getvalue() == ""


class TestAnchors:
    def test_an_older_state_put_back_whole_is_found_by_its_anchor(self, here, tmp_path):
        """Lines, end and signature of yesterday: sound in itself, and only an anchor kept elsewhere knows better."""
        anchors = str(tmp_path / "anchors.jsonl")
        log_in(times=2)
        verify("--anchors", anchors)
        with unguarded():
            run("CREATE TEMPORARY TABLE yesterday AS SELECT * FROM audit_auditchain")
        log_in(times=2)
        verify("--anchors", anchors)
        with unguarded():
            run("DELETE FROM audit_auditline WHERE number > 2")
            run("DELETE FROM audit_auditchain")
            run("INSERT INTO audit_auditchain SELECT * FROM yesterday")
        assert not list(faults_in_log(HERE))
        with pytest.raises(
            CommandError, match=f"{HERE} line 4: it stands among the anchors, and is not there any more"
        ):
            verify("--anchors", anchors)
        log_in(times=2)
        with pytest.raises(CommandError, match=f"{HERE} line 4: it is another line than the anchors say"):
            verify("--anchors", anchors)

    def test_each_run_adds_the_ends_of_now(self, here, elsewhere, tmp_path):
        file = tmp_path / "anchors.jsonl"
        log_in()
        log_in(elsewhere)
        verify("--anchors", str(file))
        log_in()
        verify(HERE, "--anchors", str(file))
        rows = [json.loads(line) for line in file.read_text().splitlines()]
        assert [(row["municipality"], row["number"]) for row in rows] == [(ELSEWHERE, 1), (HERE, 1), (HERE, 2)]

    @pytest.mark.parametrize("text", ["no json", '{"municipality": "GM9999"}', "[]"])
    def test_a_file_that_holds_no_anchors_is_refused(self, here, tmp_path, text):
        file = tmp_path / "anchors.jsonl"
        file.write_text(text)
        with pytest.raises(CommandError, match=r"anchors\.jsonl: line 1: expected an anchor"):
            verify("--anchors", str(file))
        assert file.read_text() == text

    def test_a_place_that_cannot_be_written_is_said_so(self, here, tmp_path):
        log_in()
        with pytest.raises(CommandError, match="cannot be written"):
            verify("--anchors", str(tmp_path / "no" / "anchors.jsonl"))


class TestPruning:
    def test_lines_whose_term_is_over_go_and_the_rest_stays_verifiable(self, old_log, tmp_path):
        anchors = str(tmp_path / "anchors.jsonl")
        verify("--anchors", anchors)
        assert prune_audit(HERE, date(2026, 1, 1)) == 4
        assert list(AuditLine.objects.order_by("number").values_list("number", flat=True)) == [5, 6, 7]
        assert AuditLine.objects.get(number=7).name == "audit.prune"
        assert not list(faults_in_log(HERE))
        verify("--anchors", anchors)

    def test_pruning_again_and_further_works(self, old_log):
        prune_audit(HERE, date(2025, 1, 1))
        assert prune_audit(HERE, date(2025, 1, 1)) == 0
        assert prune_audit(HERE, date(2026, 12, 31)) == 4
        assert AuditPruning.objects.count() == 2
        assert not list(faults_in_log(HERE))

    def test_the_term_is_counted_to_the_day(self, old_log):
        assert prune_audit(HERE, date(2024, 6, 14)) == 0
        assert prune_audit(HERE, date(2024, 6, 15)) == 2

    def test_a_log_with_faults_is_not_pruned(self, old_log):
        with unguarded():
            run("UPDATE audit_auditline SET actor_id = 'staff:0' WHERE number = 1")
        with pytest.raises(Refusal, match="line 1: it was changed"):
            prune_audit(HERE, date(2026, 1, 1))
        assert AuditLine.objects.filter(number__lte=6).count() == 6

    def test_what_was_left_by_a_stop_halfway_goes_the_next_time(self, old_log, monkeypatch):
        monkeypatch.setattr(actions, "_delete_pruned", lambda code: 0)
        prune_audit(HERE, date(2026, 1, 1))
        assert AuditLine.objects.count() == 7
        assert not list(faults_in_log(HERE))
        monkeypatch.undo()
        assert prune_audit(HERE, date(2026, 1, 1)) == 4

    def test_nobody_but_the_job_prunes(self, old_log):
        for actor in (staff(*Role), system("retention", HERE)):
            with pytest.raises(PermissionRefused):
                prune(actor, RULE, date(2026, 1, 1))
        assert not AuditPruning.objects.exists()

    def test_the_command_says_what_it_did(self, old_log):
        out = StringIO()
        call_command("prune_audit", stdout=out)
        assert out.getvalue() == f"{HERE}: 6 lines deleted.\n"
        with pytest.raises(CommandError, match="GM0001: found no log"):
            call_command("prune_audit", "GM0001")


class TestShowing:
    def test_a_resident_sees_who_looked_and_why(self, here):
        person = uuid4()
        with looking(staff(Role.VROEGSIGNALEERDER), "people.open_person", Purpose.VROEGSIGNALERING, subjects=[person]):
            pass
        log_in()
        (shown,) = show_lines_about(resident(person), person)
        assert (shown.name, shown.processing_activity_id) == ("people.open_person", "vroegsignalering")
        assert AuditLine.objects.order_by("-number").first().name == "audit.show_lines_about"

    @pytest.mark.parametrize("role", [role for role in Role if role is not Role.FUNCTIONARIS_VOOR_GEGEVENSBESCHERMING])
    def test_nobody_else_sees_it(self, here, role):
        person = uuid4()
        with pytest.raises(PermissionRefused):
            show_lines_about(staff(role), person)
        with pytest.raises(PermissionRefused):
            show_lines_about(resident(uuid4()), person)
        with pytest.raises(PermissionRefused):
            show_log(staff(role))

    def test_who_watches_over_the_log_sees_the_lines_of_the_own_municipality(self, here, elsewhere):
        watcher = staff(Role.FUNCTIONARIS_VOOR_GEGEVENSBESCHERMING)
        log_in(times=3)
        log_in(elsewhere)
        assert [line.number for line in show_log(watcher, limit=2)] == [3, 2]
        assert [line.number for line in show_log(watcher, before=2)] == [1]
        assert {line.municipality_id for line in show_log(watcher)} == {HERE}
        assert show_log(watcher, actor_id="staff:none") == []


class TestForms:
    def test_a_line_has_the_form_of_the_standard(self, here):
        person = uuid4()
        with looking(staff(), "people.open_person", Purpose.VROEGSIGNALERING, subjects=[person]):
            pass
        row = AuditLine.objects.values().get()
        found = logregel(row)
        assert set(found) == {
            "trace_id", "span_id", "status_code", "name", "start_time", "end_time", "resource", "attributes",
        }  # fmt: skip
        assert found["start_time"] == row["start_time"]
        assert found["attributes"]["dpl.core.processing_activity_id"] == "vroegsignalering"
        assert found["attributes"]["dpl.core.data_subject_id"] == str(person)
        assert found["attributes"]["dpl.core.data_subject_id_type"] == "rondkomen:person"
        assert found["resource"]["attributes"]["name"] == "rondkomen"
        assert json.loads(json.dumps(found)) == found

    def test_every_purpose_is_explained_with_its_ground(self):
        assert set(grounds()) == set(Purpose)
        assert all(one.label and one.ground for one in grounds().values())

    def test_a_term_that_is_not_whole_is_refused(self, tmp_path):
        file = tmp_path / "retention.toml"
        file.write_text('[x]\nlabel = "X"\nmonths = -1\n')
        with pytest.raises(RetentionRefused, match=r"retention\.toml: x: expected label, trigger, months"):
            read_rules(file)

    @pytest.mark.parametrize(
        ("trigger", "due"), [("2026-08-31", "2031-08-31"), ("2024-02-29", "2029-02-28"), ("2026-01-01", "2031-01-01")]
    )
    def test_a_term_ends_on_the_same_day_of_the_month(self, trigger, due):
        assert RULE.may_go_from(date.fromisoformat(trigger)) == date.fromisoformat(due)

    @given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-40, 40), st.integers(0, 120))
    def test_what_is_due_is_due_from_both_sides(self, today, days, months):
        rule = replace(RULE, months=months)
        trigger = rule.latest_trigger_due(today) + timedelta(days=days)
        assert (rule.may_go_from(trigger) <= today) is (days <= 0)
