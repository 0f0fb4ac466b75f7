"""Adam (Kingma and Ba, 2015) for the small tables of weights that are fitted in numpy."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
SLOW, LEAST = 0.9, 1e-8


class Adam:
    """Turns slopes into steps uphill; `memory` says how long it remembers how steep it was."""

    def __init__(self, like: Floats, memory: float = 0.999) -> None:
        self._memory = memory
        self._slope, self._square = np.zeros_like(like), np.zeros_like(like)
        self._steps = 0

    def step(self, slope: Floats, rate: float) -> Floats:
        """Give what to add to the weights."""
        self._steps += 1
        self._slope = SLOW * self._slope + (1 - SLOW) * slope
        self._square = self._memory * self._square + (1 - self._memory) * slope**2
        steep = np.sqrt(self._square / (1 - self._memory**self._steps)) + LEAST
        return rate * (self._slope / (1 - SLOW**self._steps)) / steep
