"""Several workers at once: batches of different sessions beside each other, those of one session in their order."""

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from graph.moving.batches import Batch
from graph.moving.importing import Taken

Running = dict[Future[Taken], str]
"""What is under way, with its session."""


def spread(batches: Iterable[Batch], store: Callable[[Batch], Taken], workers: int) -> Generator[Taken]:
    """What storing batches gives, with so many workers, as it comes.

    Corrections are stored alone, when all before them are there: they name what others say. Raises what `store`
    raises; what is under way then is brought to its end. Ctrl-C waits for nothing: threads that still run are the
    caller's to leave behind.
    """
    running: Running = {}
    pool = ThreadPoolExecutor(workers)
    try:
        for batch in batches:
            while running and (len(running) == workers or _waits(batch, running)):
                yield from _done(running)
            running[pool.submit(store, batch)] = batch.session.id
        while running:
            yield from _done(running)
    except BaseException as error:
        pool.shutdown(wait=not isinstance(error, KeyboardInterrupt), cancel_futures=True)
        raise
    pool.shutdown()


def _waits(batch: Batch, running: Running) -> bool:
    return batch.is_correction or batch.session.id in running.values()


def _done(running: Running) -> Iterator[Taken]:
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in done:
        del running[future]
        yield future.result()
