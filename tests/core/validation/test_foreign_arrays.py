"""Arrays of other libraries: read as they are, or answered with a sentence and the way out."""

import numpy as np
import pytest

import pooling
from pooling import PoolingError, PoolSpec, global_pool, max_pool, pool, pool_backward, steps, unpool
from tests.each import each

X = [[1, 2], [3, 4]]
MAX = PoolSpec.of("max", 2)


class Tensor:
    """Stands for another library's array, which NumPy asks for its numbers."""

    def __init__(self, answer):
        self.answer = answer

    def __array__(self, dtype=None, copy=None):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def sentence(call):
    with pytest.raises(PoolingError) as error:
        call()
    return str(error.value)


GRAD = RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")


@each(
    "error",
    [
        GRAD,
        TypeError("Got unsupported ScalarType BFloat16"),
        TypeError("can't convert cuda:0 device type tensor to numpy. Use Tensor.cpu()"),
        ValueError("nothing here\nsecond line"),
        KeyError(),
        OSError("the file is gone"),
    ],
)
def test_a_tensor_that_numpy_cannot_read_is_answered_in_a_sentence(error):
    tensor = Tensor(error)
    said = (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
    expected = (
        f"The input came as Tensor, which NumPy cannot read ({said}); convert it to a NumPy array first: a "
        "tensor of PyTorch by x.detach().cpu().float().numpy()."
    )
    for call in (
        lambda: pool(tensor, MAX),
        lambda: max_pool(tensor),
        lambda: steps(tensor, MAX),
        lambda: global_pool(tensor),
    ):
        assert sentence(call) == expected


def test_the_sentence_names_the_argument():
    assert sentence(lambda: pool_backward(X, MAX, Tensor(GRAD))).startswith("grad_output came as Tensor")
    assert sentence(lambda: unpool(X, Tensor(GRAD), 2)).startswith("indices came as Tensor")
    assert "came as list, which NumPy cannot read" in sentence(lambda: pool([Tensor(GRAD)], MAX))


def test_a_tensor_that_numpy_can_read_is_pooled():
    assert max_pool(Tensor(np.array(X))).tolist() == [[4]]


@pytest.mark.parametrize("name", ["bfloat16", "float8_e5m2", "float8_e4m3fn", "int4", "uint2"])
def test_the_extension_dtypes_of_tensorflow_are_answered_with_the_way_out(name):
    ml_dtypes = pytest.importorskip("ml_dtypes")
    x = np.array(X, getattr(ml_dtypes, name))
    expected = f"The input has dtype {name}; pooling takes real numbers: convert it to float32 first."
    assert sentence(lambda: max_pool(x)) == expected
    assert max_pool(x.astype("float32")).tolist() == [[float(x.astype("float32").max())]]


@each(
    "x",
    [
        np.ma.masked_array(X, [[0, 1], [0, 0]]),
        [np.ma.masked_array([1, 2], [0, 1]), [3, 4]],
        [[1, np.ma.masked], [3, 4]],
        np.ma.masked_invalid([[1.0, np.nan], [3, 4]]),
    ],
)
@pytest.mark.filterwarnings("error")
def test_masked_cells_are_never_read(x):
    expected = (
        "The input has masked cells, and pooling would read the numbers under the mask; give every masked "
        "cell a number first, as in x.filled(0), or NaN where the window's result is to be NaN."
    )
    assert sentence(lambda: max_pool(x)) == expected
    assert sentence(lambda: steps(x, MAX)) == expected


def test_a_masked_array_without_masked_cells_is_pooled():
    assert max_pool(np.ma.masked_array(X)).tolist() == [[4]]


def test_missing_values_of_pandas_are_answered_with_the_way_out():
    pandas = pytest.importorskip("pandas")
    expected = (
        "The input has missing values; give each a number first, as in x.fillna(0) of pandas, or leave its "
        "row out."
    )
    table = pandas.DataFrame({"a": pandas.array([1, None], "Int64"), "b": [2, 3]})
    for x in (table, table.astype(object), [[1, None], [3, 4]], [[1, pandas.NaT], [3, 4]]):
        assert sentence(lambda x=x: max_pool(x)) == expected
    assert max_pool(table.fillna(0).astype(int)).tolist() == [[3]]


def test_objects_that_are_no_numbers_are_answered():
    for x in ([[2**70, 1], [1, 1]], [[object(), 1], [1, 1]]):
        expected = "The input has dtype object; pooling takes real numbers: convert it to float32 first."
        assert sentence(lambda x=x: max_pool(x)) == expected


def test_a_list_that_holds_itself_is_answered():
    x = []
    x.append(x)
    assert sentence(lambda: max_pool(x)).endswith(".")


@each(
    ("call", "expected"),
    [
        (lambda: max_pool(X, 2, x=X), "max_pool got x twice, with its name and without; give it once."),
        (lambda: pool(X), "pool needs spec; give it too."),
        (lambda: pooling.unpool(X), "unpool needs indices and output_shape; give them too."),
        (lambda: pool(X, "max"), "spec came as str; make one with PoolSpec.of('max', 2)."),
        (lambda: steps(X, spec={}), "spec came as dict; make one with PoolSpec.of('max', 2)."),
        (
            lambda: PoolSpec(pool_size=2),
            "PoolSpec has no argument pool_size: it is called window_shape here; "
            "write window_shape= instead.",
        ),
        (
            lambda: PoolSpec("max"),
            "PoolSpec needs window_shape and strides and padding and dilations; give them too.",
        ),
    ],
)
def test_wrong_arguments_are_answered_too(call, expected):
    assert sentence(call) == expected
