"""What GuideLLM uses of torch: a loader that hands over the rows of a data set, one by one, in this process."""
from typing import Generic, TypeVar

T = TypeVar("T")


class Generator:
    def manual_seed(self, seed):
        self.seed = seed


class IterableDataset(Generic[T]):
    pass


class DataLoader(Generic[T]):
    def __init__(self, dataset, collate_fn, **unused):
        self.dataset = dataset
        self.collate_fn = collate_fn

    def __iter__(self):
        for row in self.dataset:
            yield self.collate_fn([row])


def get_worker_info():
    return None
