import threading

from dossier.domain.errors import Cancelled, DossierError
from dossier.domain.views import Progress
from dossier.gui.tasks import Tasks


def test_work_runs_elsewhere_and_its_answer_arrives_here(qtbot, tasks: Tasks) -> None:
    threads: list[threading.Thread] = []
    tasks.run(
        lambda job: threading.current_thread(),
        lambda worker: threads.extend([worker, threading.current_thread()]),
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] is not threads[1] is threading.main_thread()


def test_case_work_is_done_in_order(qtbot, tasks: Tasks) -> None:
    done: list[int] = []
    for number in range(5):
        tasks.run(lambda job, number=number: number, done.append)
    qtbot.waitUntil(lambda: len(done) == 5)
    assert done == [0, 1, 2, 3, 4]


def test_a_failure_goes_to_the_message_bar_unless_somebody_else_takes_it(qtbot, tasks: Tasks) -> None:
    def fail(job: object) -> None:
        raise DossierError("The disk is full.")

    with qtbot.waitSignal(tasks.failed) as signal:
        tasks.run(fail)
    assert str(signal.args[0]) == "The disk is full."
    taken: list[BaseException] = []
    with qtbot.assertNotEmitted(tasks.failed):
        tasks.run(fail, failed=taken.append)
        qtbot.waitUntil(lambda: bool(taken))


def test_labelled_work_shows_progress_and_can_be_cancelled(qtbot, tasks: Tasks) -> None:
    seen: list[Progress] = []

    def work(job) -> str:
        job.progress(Progress("reading", 1, 2))
        while not job.cancelled():
            threading.Event().wait(0.005)
        raise Cancelled("Stopped.")

    with qtbot.assertNotEmitted(tasks.failed):
        tasks.progressed.connect(lambda job, progress: seen.append(progress))
        tasks.run(work, label="Reading")
        assert tasks.busy
        qtbot.waitUntil(lambda: bool(seen))
        with qtbot.waitSignal(tasks.idle):
            tasks.cancel()
    assert not tasks.working


def test_looking_up_does_not_wait_for_case_work(qtbot, tasks: Tasks) -> None:
    gate, read = threading.Event(), []
    tasks.run(lambda job: gate.wait(5))
    tasks.read(lambda job: "found", read.append)
    qtbot.waitUntil(lambda: read == ["found"])
    gate.set()


def test_what_is_abandoned_is_not_delivered(qtbot, tasks: Tasks) -> None:
    gate, read, done = threading.Event(), [], []
    tasks.read(lambda job: gate.wait(5), read.append)
    tasks.abandon()
    gate.set()
    tasks.read(lambda job: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert read == []


def test_a_case_is_closed_after_the_last_look_even_when_the_window_closes(qtbot) -> None:
    tasks, order, gate = Tasks(), [], threading.Event()
    tasks.read(lambda job: (gate.wait(5), order.append("read")), print)
    tasks.run(lambda job: gate.wait(5))
    tasks.run(lambda job: (tasks.finish_reading(), order.append("case closed")))
    threading.Timer(0.05, gate.set).start()
    tasks.close()
    assert order == ["read", "case closed"]


def test_closing_waits_for_the_workers(qtbot) -> None:
    tasks, finished = Tasks(), []
    tasks.run(lambda job: finished.append(1))
    tasks.close()
    assert finished == [1]
    tasks.run(lambda job: finished.append(2))
    assert finished == [1], "nothing is begun any more"
