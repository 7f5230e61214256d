"""RODAS4 in plain Python: the solver where there is no SciPy (Python in a browser).

A stiffly accurate Rosenbrock method of order 4 with an embedded method of order 3
and a continuous extension, after E. Hairer and G. Wanner, Solving Ordinary
Differential Equations II (2nd ed., 1996), sections IV.7 and VI.4
(method 1 of their program RODAS). Its linearly implicit
stages cope with binding that is over in seconds in a run of hours. The front end's
`rodas4.ts` is the same method.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Vector = list[float]
Dense = Callable[[float], Vector]

GAMMA = 0.25
A = (
    (),
    (1.544,),
    (0.9466785280815826, 0.2557011698983284),
    (3.314825187068521, 2.896124015972201, 0.9986419139977817),
    (1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950),
    (1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950, 1.0),
)
C = (
    (),
    (-5.6688,),
    (-2.430093356833875, -0.2063599157091915),
    (-0.1073529058151375, -9.594562251023355, -20.47028614809616),
    (7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160),
    (
        8.083246795921522,
        -7.981132988064893,
        -31.52159432874371,
        16.31930543123136,
        -6.058818238834054,
    ),
)
NODES = (0.0, 0.386, 0.21, 0.63, 1.0, 1.0)
DRIFT = (0.25, -0.1043, 0.1035, -0.03620000000000023, 0.0, 0.0)
DENSE = (
    (
        10.12623508344586,
        -7.487995877610167,
        -34.80091861555747,
        -7.992771707568823,
        1.025137723295662,
    ),
    (
        -0.6762803392801253,
        6.087714651680015,
        16.43084320892478,
        24.76722511418386,
        -6.594389125716872,
    ),
)

Right = Callable[[float, Sequence[float]], Vector]


class StepError(ArithmeticError):
    """No step is small enough: the solution leaves the numbers that exist."""


def factor(matrix: list[Vector]) -> list[int]:
    """LU factors of `matrix` (n x n) in place, with row exchanges; their order comes back.

    Rows are compared by their size (G. H. Golub and C. F. Van Loan, Matrix Computations,
    4th ed. 2013, section 3.5.2): a state that depends on itself alone is found from its
    own row, and what is exactly nothing stays nothing.

    Raises
    ------
    StepError
        The matrix is singular or not finite.
    """
    n = len(matrix)
    order = list(range(n))
    sizes = [max(map(abs, row)) or 1.0 for row in matrix]
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(matrix[i][k]) / sizes[i])
        if not 0.0 < abs(matrix[pivot][k]) < math.inf:
            raise StepError("singular matrix")
        matrix[k], matrix[pivot] = matrix[pivot], matrix[k]
        order[k], order[pivot] = order[pivot], order[k]
        sizes[k], sizes[pivot] = sizes[pivot], sizes[k]
        row = matrix[k]
        for i in range(k + 1, n):
            below = matrix[i]
            if below[k] != 0.0:
                m = below[k] = below[k] / row[k]
                for j in range(k + 1, n):
                    below[j] -= m * row[j]
    return order


def solve_factored(matrix: list[Vector], order: list[int], right: Vector) -> Vector:
    """Solution of the system whose factors are `matrix` and `order`."""
    n = len(right)
    x = [right[i] for i in order]
    for i in range(n):
        x[i] -= sum(matrix[i][j] * x[j] for j in range(i))
    for i in reversed(range(n)):
        x[i] = (x[i] - sum(matrix[i][j] * x[j] for j in range(i + 1, n))) / matrix[i][i]
    return x


def stages(
    f: Right,
    jacobian: Sequence[float],
    time_derivative: Sequence[float],
    t: float,
    y: Vector,
    h: float,
) -> list[Vector]:
    """The six stage vectors of one step of length `h` from (t, y).

    `jacobian` is row-major n * n and `time_derivative` is d f / d t, both at (t, y).
    """
    n = len(y)
    matrix = [[-jacobian[i * n + j] for j in range(n)] for i in range(n)]
    for i in range(n):
        matrix[i][i] += 1.0 / (h * GAMMA)
    order = factor(matrix)
    k: list[Vector] = []
    for a, c, node, d in zip(A, C, NODES, DRIFT, strict=True):
        point = [y[i] + sum(a[j] * k[j][i] for j in range(len(a))) for i in range(n)]
        slope = f(t + node * h, point)
        right = [
            slope[i] + h * d * time_derivative[i] + sum(c[j] * k[j][i] for j in range(len(c))) / h
            for i in range(n)
        ]
        k.append(solve_factored(matrix, order, right))
    return k


def advanced(y: Vector, k: list[Vector]) -> Vector:
    """The state after the step with stages `k`; ``k[5]`` is the estimate of its error."""
    weights = (*A[5], 1.0)
    return [y[i] + sum(w * s[i] for w, s in zip(weights, k, strict=True)) for i in range(len(y))]


def dense(t: float, h: float, y: Vector, new: Vector, k: list[Vector]) -> Dense:
    """The solution between t and t + h (third order)."""
    second, third = (
        [sum(w * s[i] for w, s in zip(weights, k, strict=False)) for i in range(len(y))]
        for weights in DENSE
    )

    def at(x: float) -> Vector:
        s = (x - t) / h
        r = 1.0 - s
        return [y[i] * r + s * (new[i] + r * (second[i] + s * third[i])) for i in range(len(y))]

    return at


class Rodas:
    """Adaptive steps from (t, y) towards `end`.

    The interface is the part of `scipy.integrate.OdeSolver` that `solve` uses:
    `step()`, `t`, `y`, `status`, `dense_output()`.

    Parameters
    ----------
    f, jacobian, time_derivative : functions of (t, y).
    rtol : accepted error of a step, as a share of the present size of each variable.
    floors : the size from which on it is held to that; below, to `rtol` of the floor.
    longest : the longest step from t. In a stiff problem steps are right at their ends long
        after the continuous solution between them is not.
    logs : which variables are logarithms; their error is a relative error already: rtol, and
        more below the floor.
    """

    def __init__(
        self,
        f: Right,
        jacobian: Right,
        time_derivative: Right,
        t: float,
        y: Vector,
        end: float,
        *,
        rtol: float,
        floors: Sequence[float],
        logs: Sequence[bool] = (),
        longest: Callable[[float], float] = lambda t: math.inf,
    ) -> None:
        self.f, self.jacobian, self.time_derivative = f, jacobian, time_derivative
        self.t, self.y, self.end = t, list(y), end
        self.rtol, self.floors = rtol, floors
        self.longest = longest
        self.logs = list(logs) or [False] * len(y)
        self.status = "running" if end > t else "finished"
        self.h = self._first_step()
        self._rejected = False
        self._dense: Dense = lambda _: self.y

    def step(self) -> None:
        """One accepted step.

        Raises
        ------
        StepError
            Steps became too short to change the time.
        """
        jacobian, time_derivative = (
            self.jacobian(self.t, self.y),
            self.time_derivative(self.t, self.y),
        )
        while True:
            h = min(self.h, self.longest(self.t))
            last = self.t + 1.01 * h >= self.end
            h = self.end - self.t if last else h
            if h < 1e-14 * max(abs(self.t), 1e-300) and not last:
                raise StepError("the step became too small")
            error, new, k = self._try(jacobian, time_derivative, h)
            growth = min(6.0, max(0.2, 0.9 * (1.0 / error) ** 0.25 if error > 0 else 6.0))
            if error <= 1.0:
                break
            self.h, self._rejected = h * growth, True
            if self.h < 1e-300:
                raise StepError("the step became too small")
        self._dense = dense(self.t, h, self.y, new, k)
        self.h = h * (min(1.0, growth) if self._rejected else growth)
        self._rejected = False
        self.t, self.y = (self.end if last else self.t + h), new
        if last:
            self.status = "finished"

    def dense_output(self) -> Dense:
        """The solution within the last step."""
        return self._dense

    def _try(
        self, jacobian: Vector, time_derivative: Vector, h: float
    ) -> tuple[float, Vector, list[Vector]]:
        """Error of a step of length `h` (1 is just acceptable), the new state, the stages."""
        try:
            k = stages(self.f, jacobian, time_derivative, self.t, self.y, h)
        except StepError:
            return math.inf, self.y, []
        new = advanced(self.y, k)
        total = 0.0
        for i, value in enumerate(new):
            total += (k[5][i] / (self.rtol * self._size(i, value))) ** 2
        error = math.sqrt(total / len(new)) if math.isfinite(total) else math.inf
        return error, new, k

    def _size(self, i: int, value: float) -> float:
        """What the error of a variable is a share of, as it goes to `value`."""
        if self.logs[i]:  # what is below the floor may be wrong by as much as the floor's own error
            return max(1.0, self.floors[i] * math.exp(min(700.0, -max(self.y[i], value))))
        return max(abs(self.y[i]), abs(value), self.floors[i])

    def _first_step(self) -> float:
        """A first step that changes no variable by more than about a hundredth of its size."""
        span = self.end - self.t
        slope = self.f(self.t, self.y)
        h = 1e-2 * span
        for i, rate in enumerate(slope):
            size = abs(self.y[i])
            if rate != 0 and size > 0:
                h = min(h, max(1e-2 * size / abs(rate), 1e-9 * span))
        return h
