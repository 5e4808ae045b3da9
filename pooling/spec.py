"""PoolSpec: the settings of a pooling layer, validated once."""

from __future__ import annotations

import math
from dataclasses import dataclass

from pooling.validation.arguments import explains_arguments
from pooling.validation.settings import (
    Padding,
    Pads,
    PerAxis,
    read_divisor,
    read_flag,
    read_number,
    read_padding,
    read_per_axis,
    read_reduction,
    read_shape,
)


@dataclass(frozen=True)
class PoolSpec:
    """The settings of one pooling layer, as final values; `PoolSpec.of` makes one from what people type.

    Attributes
    ----------
    reduction : str
        What a window becomes: a key of `pooling.reductions.REDUCTIONS`, such as ``"max"``.
    window_shape : tuple of int
        Cells per spatial axis. Its length is the rank: 1, 2 or 3.
    strides : tuple of int
        Cells from one window to the next, per axis.
    padding : str or tuple of (int, int)
        ``"valid"``, ``"same"``, ``"same_lower"``, or ``(before, after)`` per axis.
    dilations : tuple of int
        Distance between two neighbouring cells of a window, per axis; 1 leaves no holes.
    ceil_mode : bool
        Whether a last window may overhang the end.
    count_include_pad : bool
        Whether an average divides by padding cells too.
    p : float
        The exponent of ``"lp"`` and ``"gem"``.
    beta : float
        How strongly ``"softmax"`` and ``"lse"`` prefer large cells.
    alpha : float
        The share of the maximum in ``"mixed"``.
    divisor_override : int or None
        What every average divides by, in place of its cells.

    See Also
    --------
    PoolSpec.of : Explains each setting, and what may be typed for it.

    Examples
    --------
    >>> PoolSpec.of("max", 2)
    PoolSpec(reduction='max', window_shape=(2, 2), strides=(2, 2), padding='valid', dilations=(1, 1),
             ceil_mode=False, count_include_pad=False, p=2.0, beta=1.0, alpha=0.5, divisor_override=None)
    """

    reduction: str
    window_shape: tuple[int, ...]
    strides: tuple[int, ...]
    padding: str | Pads
    dilations: tuple[int, ...]
    ceil_mode: bool = False
    count_include_pad: bool = False
    p: float = 2.0
    beta: float = 1.0
    alpha: float = 0.5
    divisor_override: int | None = None

    @classmethod
    @explains_arguments
    def of(  # noqa: PLR0913  # the field's options, and parameters of some reductions
        cls,
        reduction: str = "max",
        window_shape: PerAxis = 2,
        *,
        strides: PerAxis | None = None,
        padding: Padding = "valid",
        dilations: PerAxis = 1,
        ceil_mode: bool = False,
        count_include_pad: bool = False,
        p: float = 2.0,
        beta: float = 1.0,
        alpha: float = 0.5,
        divisor_override: int | None = None,
    ) -> PoolSpec:
        """Validate settings as people type them: one int is a square, no strides means the window.

        Parameters
        ----------
        reduction : str, default "max"
            What a window becomes: ``"max"``, ``"min"``, ``"avg"``, ``"sum"``, ``"lp"`` (p-norm),
            ``"softmax"`` (softmax-weighted mean), ``"lse"`` (log-sum-exp), ``"gem"`` (generalized mean),
            ``"median"`` or ``"mixed"`` (maximum and average).
        window_shape : int or sequence of int, default 2
            Cells per spatial axis. An int is a square window; a sequence of 1, 2 or 3 ints sets the rank.
        strides : int or sequence of int, optional
            Cells from one window to the next, one int for all axes or one per axis. Default: the window.
        padding : str, int or sequence, default "valid"
            ``"valid"`` is none. ``"same"`` makes ceil(size / stride) windows and puts an odd cell after, as
            TensorFlow does; ``"same_lower"`` puts it before. An int pads all sides alike; a sequence has an
            int or ``(before, after)`` per axis.
        dilations : int or sequence of int, default 1
            Distance between two neighbouring cells of a window; 1 leaves no holes.
        ceil_mode : bool, default False
            Whether the division of the size by the stride is rounded up, so that a last window may overhang
            the end. A window that would start in the padding after the end is left out.
        count_include_pad : bool, default False
            Whether an average divides by padding cells too, also that of ``"mixed"``. The other reductions
            never see padding.
        p : float, default 2.0
            The exponent of ``"lp"`` and ``"gem"``, at least 1. Of ``"lp"``, 1 sums ``|x|``, 2 is the length
            of a vector, and ``math.inf`` the greatest ``|x|``.
        beta : float, default 1.0
            How strongly ``"softmax"`` and ``"lse"`` prefer large cells, at least 0: 0 is the average.
        alpha : float, default 0.5
            The share of the maximum in ``"mixed"``, from 0, which is the average, to 1.
        divisor_override : int, optional
            What every average divides by, in place of its cells: any whole number but 0. Default: its cells.

        Returns
        -------
        PoolSpec
            The same settings, as final values.

        Raises
        ------
        PoolingError
            If a setting is not one of these, or has another name.

        Notes
        -----
        ``ceil_mode`` follows ``pooling_output_shape`` in PyTorch's ``aten/src/ATen/native/Pool.h``, and ONNX
        since opset 22. ``"same"`` follows TensorFlow's notes on padding, ``"same_lower"`` ONNX's
        ``SAME_LOWER``. ``divisor_override`` is PyTorch's, which rejects 0 too.

        Examples
        --------
        >>> PoolSpec.of("max", 2).strides
        (2, 2)
        >>> PoolSpec.of("avg", (1, 3), padding=(0, 1)).padding
        ((0, 0), (1, 1))
        """
        window = read_shape("window_shape", window_shape, "(2, 2)")
        rank = len(window)
        return cls(
            read_reduction(reduction),
            window,
            window if strides is None else read_per_axis("strides", strides, rank),
            read_padding(padding, rank),
            read_per_axis("dilations", dilations, rank),
            read_flag("ceil_mode", ceil_mode),
            read_flag("count_include_pad", count_include_pad),
            read_number("p", p, 1, math.inf),
            read_number("beta", beta, 0),
            read_number("alpha", alpha, 0, 1),
            None if divisor_override is None else read_divisor(divisor_override),
        )

    @property
    def rank(self) -> int:
        """Number of spatial axes: 1, 2 or 3."""
        return len(self.window_shape)


PoolSpec.__init__ = explains_arguments(PoolSpec.__init__)  # type: ignore[method-assign]
