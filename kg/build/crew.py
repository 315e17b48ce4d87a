"""A crew of worker processes: who is on which file, who died on it, and what comes back in the order of the files."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar, cast

_AHEAD = 64  # results held back at most while an earlier file is still worked on: what bounds the memory
_TRIES = 2  # a worker may die of another's hunger: its file gets a second chance
Item = TypeVar("Item")
Result = TypeVar("Result")


class WorkerDiedError(RuntimeError):
    """A worker process ended twice on the same file."""


class _Worker:
    """A process, the pipe to it, and the file it is on."""

    def __init__(self, context: Any, task: Callable[[Any], Any], others: list[Connection]) -> None:
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=_serve, args=(task, theirs, [*others, self.pipe]), daemon=True
        )
        self.number: int | None = None
        self.process.start()
        theirs.close()

    def give(self, number: int, file: Any) -> None:
        self.number = number
        try:
            self.pipe.send((number, file))
        except OSError:
            return  # it died between two files: its sentinel says so

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Crew(Generic[Item, Result]):
    """The workers, the files still to do and the results that wait for an earlier one."""

    def __init__(
        self, task: Callable[[Item], Result], files: Sequence[Item], lost: Callable[[Item], Result] | None
    ) -> None:
        self._task, self._files, self._lost = task, files, lost
        methods = multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
        self._workers: list[_Worker] = []
        self._waiting = deque(range(len(files)))
        self._tries: dict[int, int] = {}
        self._done: dict[int, Result] = {}

    def hire(self, count: int) -> None:
        for _ in range(count):
            others = [worker.pipe for worker in self._workers]
            self._workers.append(_Worker(self._context, self._task, others))

    def begin(self, count: int) -> None:
        """Hires the first workers and gives each a file."""
        self.hire(count)
        self._hand_out(0)

    def dismiss(self) -> None:
        for worker in self._workers:
            worker.end()

    def results(self) -> Iterator[Result]:
        for number in range(len(self._files)):
            while number not in self._done:
                self._hand_out(number)
                self._listen()
            yield self._done.pop(number)

    def _hand_out(self, first: int) -> None:
        """Gives every idle worker the next file, but none too far ahead of the first that is still missing."""
        for worker in self._workers:
            if worker.number is None and self._waiting and self._waiting[0] < first + _AHEAD:
                number = self._waiting.popleft()
                worker.give(number, self._files[number])

    def _listen(self) -> None:
        """Waits until a worker says something or dies."""
        by_pipe: dict[Any, _Worker] = {worker.pipe: worker for worker in self._workers}
        by_sentinel = {worker.process.sentinel: worker for worker in self._workers}
        ready = connection.wait([*by_pipe, *by_sentinel])
        told = [by_pipe[end] for end in ready if end in by_pipe]
        dead = [by_sentinel[end] for end in ready if isinstance(end, int) and end in by_sentinel]
        for worker in dict.fromkeys((*told, *dead)):
            if not self._hear(worker):
                self._replace(worker)

    def _hear(self, worker: _Worker) -> bool:
        """Takes a result that a worker sent; False where it died instead."""
        try:
            if not worker.pipe.poll():
                return worker.process.is_alive()
            number, is_well, value = worker.pipe.recv()
        except (EOFError, OSError):
            return False
        if not is_well:
            raise value
        self._done[number] = value
        worker.number = None
        return True

    def _replace(self, worker: _Worker) -> None:
        number = worker.number
        worker.end()
        self._workers.remove(worker)
        self.hire(1)
        if number is None:
            return
        self._tries[number] = self._tries.get(number, 0) + 1
        if self._tries[number] < _TRIES:
            self._waiting.appendleft(number)
        elif self._lost is None:
            raise WorkerDiedError(f"a worker process ended on {self._files[number]}, twice")
        else:
            self._done[number] = self._lost(self._files[number])


def crewed(
    task: Callable[[Item], Result],
    files: Sequence[Item],
    workers: int,
    lost: Callable[[Item], Result] | None,
) -> Generator[Result, None, None]:
    """What ``workers`` processes, which begin now, make of the files, in their order; whoever closes it ends them."""
    results = _crewed(Crew(task, files, lost), workers)
    next(results)
    return cast(Generator[Result, None, None], results)


def _crewed(crew: Crew[Item, Result], workers: int) -> Generator[Result | None, None, None]:
    """None when the workers have begun, then the results: what never began could not be closed."""
    try:
        crew.begin(workers)
        yield None
        yield from crew.results()
    finally:
        crew.dismiss()


def _serve(task: Callable[[Any], Any], pipe: Connection, inherited: list[Connection]) -> None:
    """A worker's life: a file, its result, the next file, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    if multiprocessing.get_start_method(allow_none=True) != "spawn":
        for (
            end
        ) in inherited:  # copies made by the fork: with them open, a parent's end would never be noticed
            end.close()
    while True:
        try:
            number, file = pipe.recv()
            try:
                answer = number, True, task(file)
            except Exception as error:
                answer = number, False, error
            pipe.send(answer)
        except (EOFError, OSError):
            return
