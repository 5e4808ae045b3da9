"""What TensorFlow does not support, why, and what to change: one table.

The rows are checked before TensorFlow is asked, because some of these settings end its process instead of
raising an error (tensorflow#125509). `tests/record/unsupported.py` records the real TensorFlow's answers.
"""

from pooling.errors import PoolingError
from pooling.frameworks.facts.unsupported_inputs import INPUTS
from pooling.frameworks.facts.unsupported_row import POOLING_TYPES, Unsupported
from pooling.frameworks.question import ADAPTIVE, ARGMAX, DIRECT, EVERY, KERAS, POOL, Question
from pooling.windows import plan_windows

UNSUPPORTED: tuple[Unsupported, ...] = (
    Unsupported(
        "reduction",
        lambda q: q.spec.reduction not in POOLING_TYPES,
        "TensorFlow pools with max and avg only, not with {spec.reduction}; {hint}.",
        EVERY,
        "pooling is not supported",
    ),
    *INPUTS,
    Unsupported(
        "keras_pads",
        lambda q: isinstance(q.padding, list),
        "{question.name} pads with valid or same only, and not with {question.padding} cells; choose one "
        "of the two.",
        (KERAS, ARGMAX),
    ),
    Unsupported(
        "average_pads",
        lambda q: isinstance(q.padding, list) and q.spec.reduction == "avg" and not q.dilated,
        "{question.name} pads with SAME or VALID only, and not with {question.padding} cells; choose one "
        "of the two, or take max, which accepts numbers.",
        says="Expected string for argument 'padding'",
    ),
    Unsupported(
        "dilated_pads",
        lambda q: isinstance(q.padding, list) and q.dilated,
        "TensorFlow has no pooling with both pads in numbers and dilation: tf.nn.max_pool has no "
        "dilation, and tf.nn.pool documents SAME and VALID only (given numbers, it pads with real zeros, "
        "which beat negative cells); set the padding to valid or dilation to 1.",
    ),
    Unsupported(
        "volume_pads",
        lambda q: isinstance(q.padding, list) and q.spec.rank == 3,
        "TensorFlow takes pads in numbers for one and two dimensions only; choose padding same or valid.",
        says="Explicit padding is not supported with an input tensor of rank 5",
    ),
    Unsupported(
        "wide_pads",
        lambda q: q.wide_pads,
        "TensorFlow needs every pad smaller than the window, and padding is {spec.padding} for a window of "
        "{spec.window_shape}; use less padding.",
        (POOL, DIRECT),
        "needs to be smaller than the window size",
        raises=True,
    ),
    Unsupported(
        "negative_size",
        lambda q: q.negative_size,
        "The window {spec.window_shape} is larger than the input {question.spatial_shape} by two strides or "
        "more: TensorFlow raises an error, because the output size would be negative; make the window "
        "smaller, or use padding same.",
        says="Computed output size would be negative",
        raises=True,
    ),
    Unsupported(
        "window_too_large",
        lambda q: q.too_large and q.ends_process,
        "The window {spec.window_shape} does not fit into the input {question.spatial_shape}: there "
        "{question.name} can end the whole Python process, or raises an error (an open bug, "
        "tensorflow#125509); make the window smaller, or use padding same.",
        raises=True,
    ),
    Unsupported(
        "empty_output",
        lambda q: q.too_large,
        "The window {spec.window_shape} does not fit into the input {question.spatial_shape}: there "
        "{question.name} returns an empty array without an error (with dilation it may raise one); make the "
        "window smaller, or use padding same.",
        raises=True,
    ),
    Unsupported(
        "ceil_mode",
        lambda q: q.ceil_matters,
        "TensorFlow has no ceil mode: with VALID it drops cells that do not fill a window; switch Ceil mode "
        "(ceil_mode) off, or use padding same, where a last window may overhang.",
    ),
    Unsupported(
        "count_include_pad",
        lambda q: (
            q.spec.reduction == "avg"
            and q.spec.count_include_pad
            and q.spec.divisor_override is None
            and any(map(any, q.plan.pads))
        ),
        "TensorFlow never counts padding in an average and has no setting for it; switch Count "
        "padding (count_include_pad) off.",
    ),
    Unsupported(
        "divisor_override",
        lambda q: q.spec.reduction == "avg" and q.spec.divisor_override is not None,
        "TensorFlow divides an average by its cells and has no setting for another divisor; set Divisor "
        "(divisor_override) to 0, or multiply its average by the cells and divide by "
        "{spec.divisor_override}.",
    ),
    Unsupported(
        "keras_dilation",
        lambda q: q.dilated,
        "{question.name} has no dilation; use tf.nn.pool, or set dilation to 1.",
        (KERAS, DIRECT, ARGMAX),
    ),
    Unsupported(
        "dilated_same",
        lambda q: q.dilated and q.padding == "SAME",
        "tf.nn.pool has no SAME padding for a window with holes (dilation {spec.dilations}); choose "
        "padding valid, or dilation 1.",
        says="is not implemented for `dilation_rate` > 1",
        raises=True,
    ),
    Unsupported(
        "dilated_strides",
        lambda q: q.dilated and max(q.spec.strides) > 1,
        "tf.nn.pool takes dilation or strides above 1, not both (strides {spec.strides}, dilation "
        "{spec.dilations}); set one of them to 1.",
        says="not supported in conjunction with `dilation_rate > 1`",
        raises=True,
    ),
    Unsupported(
        "stride_over_window",
        lambda q: (
            isinstance(q.padding, str)
            and any(s > w for s, w in zip(q.spec.strides, q.spec.window_shape, strict=True))
        ),
        "tf.nn.pool doesn't accept a stride larger than the window ({spec.strides} over "
        "{spec.window_shape}) because its CPU and GPU versions disagree there; make the strides smaller, or "
        "compare with the Keras layer, which accepts them.",
        (POOL,),
        "not supported due to inconsistency between CPU and GPU",
        raises=True,
    ),
    Unsupported(
        "argmax_rank",
        lambda q: q.spec.rank != 2,
        "tf.nn.max_pool_with_argmax pools rows and columns only; take tf.nn.max_pool, or give the input one "
        "axis more or less.",
        (ARGMAX,),
        "tensor_in must be 4-dimensional",
    ),
    Unsupported(
        "adaptive_whole_axis",
        lambda q: q.ends_process,
        "An adaptive maximum over the whole last axis can end the Python process (an open bug, "
        "tensorflow#125509): Keras pools it by a window that is one cell too large; take the Global layer.",
        (ADAPTIVE,),
    ),
)


def find_unsupported(question: Question, table: tuple[Unsupported, ...] = UNSUPPORTED) -> Unsupported | None:
    """Return the first row that applies, or None if the framework supports the question.

    Raises
    ------
    PoolingError
        If our own core rejects the question, for a reason that is not TensorFlow's.
    """
    rows = (row for row in table if question.call in row.calls and row.applies(question))
    row = next(rows, None)
    if row is None:
        plan_windows(question.spec, question.spatial_shape)
    return row


def explain_unsupported(question: Question, table: tuple[Unsupported, ...] = UNSUPPORTED) -> str | None:
    """Say why TensorFlow, or the framework of the table, does not support this; None where it does."""
    try:
        row = find_unsupported(question, table)
        return None if row is None else row.explain(question)
    except PoolingError as error:
        return str(error)
