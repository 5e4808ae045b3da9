"""A wrong argument is answered with a sentence that names the right one, and signatures stay whole."""

import dataclasses
import inspect

import pytest

import pooling
from pooling import PoolingError, PoolSpec
from pooling.reductions import REDUCTIONS
from pooling.validation.arguments import FOREIGN_NAMES, OTHERS, SETTINGS, explains_arguments
from tests.each import each

X = [[1, 2], [3, 4]]
LAYERS = tuple(f"{name}_pool" for name in REDUCTIONS)
FUNCTIONS = {name: getattr(pooling, name) for name in pooling.__all__ if not name[0].isupper()}
FUNCTIONS |= {"PoolSpec.of": PoolSpec.of}


def answer(function, *args, **wrong):
    with pytest.raises(PoolingError) as error:
        function(*args, **wrong)
    return str(error.value)


@each("name", FUNCTIONS)
def test_every_public_function_answers_a_wrong_name(name):
    sentence = answer(FUNCTIONS[name], colour=1)
    assert sentence.startswith(f"{name} has no argument colour: it takes ")
    assert sentence.endswith("; leave colour out.")
    assert "cls" not in sentence


@each("name", FUNCTIONS)
def test_signature_is_spelled_out_and_short(name):
    """No `**options`, which editors cannot complete, and no type that fills three lines."""
    signature = inspect.signature(FUNCTIONS[name])
    kinds = {parameter.kind for parameter in signature.parameters.values()}
    assert kinds <= {inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY}
    assert "Union[" not in str(signature)


def test_a_function_without_the_decorator_is_found_out():
    def plain(x):
        return x

    with pytest.raises(TypeError):
        answer(plain, colour=1)
    assert answer(explains_arguments(plain), colour=1) == (
        f"{plain.__qualname__} has no argument colour: it takes x; leave colour out."
    )


@each("name", FUNCTIONS)
def test_foreign_name_leads_to_ours_wherever_there_is_one(name):
    takes = inspect.signature(FUNCTIONS[name]).parameters
    for foreign, ours in FOREIGN_NAMES.items():
        sentence = answer(FUNCTIONS[name], **{foreign: 1})
        if ours in takes:
            assert sentence.endswith(f"it is called {ours} here; write {ours}= instead.")
        elif ours in SETTINGS and "spec" in takes:
            assert sentence.endswith(f"its settings are in spec; write PoolSpec.of(..., {ours}=...).")
        else:
            assert f"write {ours}= instead" not in sentence


@each(
    ("call", "sentence"),
    [
        (
            lambda: pooling.max_pool(X, pool_size=2),
            "max_pool has no argument pool_size: it is called window_shape here; "
            "write window_shape= instead.",
        ),
        (
            lambda: pooling.avg_pool(X, 2, stride=1),
            "avg_pool has no argument stride: it is called strides here; write strides= instead.",
        ),
        (
            lambda: PoolSpec.of("max", ksize=2),
            "PoolSpec.of has no argument ksize: it is called window_shape here; write window_shape= instead.",
        ),
        (
            lambda: pooling.pool(X, kernel_size=2),
            "pool has no argument kernel_size: its settings are in spec; "
            "write PoolSpec.of(..., window_shape=...).",
        ),
        (
            lambda: pooling.steps(X, PoolSpec.of(), dilations=2),
            "steps has no argument dilations: its settings are in spec; "
            "write PoolSpec.of(..., dilations=...).",
        ),
        (
            lambda: pooling.max_pool(X, 2, dialtions=2),
            "max_pool has no argument dialtions: it is called dilations here; write dilations= instead.",
        ),
        (
            lambda: pooling.max_pool(X, 2, return_indices=True),
            "max_pool has no argument return_indices: pool_with_indices does this; call it instead.",
        ),
        (
            lambda: pooling.max_pool(X, 2, count_include_pad=True),
            "max_pool has no argument count_include_pad: it takes x, window_shape, strides, padding, "
            "dilations, ceil_mode, data_format; leave count_include_pad out.",
        ),
        (
            lambda: pooling.global_avg_pool(X, keepdim=True),
            "global_avg_pool has no argument keepdim: it is called keepdims here; write keepdims= instead.",
        ),
        (
            lambda: pooling.adaptive_pool(X, output_size=1),
            "adaptive_pool has no argument output_size: it is called output_shape here; "
            "write output_shape= instead.",
        ),
        (
            lambda: pooling.max_pool(X, 2, 2),
            "max_pool got too many arguments without a name; only x and window_shape may have none: "
            "name the others, such as strides=.",
        ),
        (
            lambda: pooling.steps(X, PoolSpec.of(), 2),
            "steps got too many arguments without a name; only x and spec may have none: name the others.",
        ),
        (lambda: pooling.fractional_pool(X, 1), "fractional_pool needs seed; give it too."),
        (lambda: pooling.fractional_pool(), "fractional_pool needs x and seed; give them too."),
    ],
)
def test_sentence_names_the_right_argument(call, sentence):
    assert answer(call) == sentence


def test_table_has_every_setting_and_no_name_twice():
    assert set(SETTINGS) == {field.name for field in dataclasses.fields(PoolSpec)}
    names = [name for row in (SETTINGS | OTHERS).values() for name in row]
    assert len(names) == len(set(names))
    assert not set(names) & {name for f in FUNCTIONS.values() for name in inspect.signature(f).parameters}


@each("name", LAYERS)
def test_layer_spells_its_arguments_out_as_the_settings_do(name):
    """Names, defaults and types are those of `PoolSpec.of`, so that the two cannot drift apart."""
    takes = inspect.signature(getattr(pooling, name)).parameters
    settings = inspect.signature(PoolSpec.of).parameters
    reduction = REDUCTIONS[name.removesuffix("_pool")]
    own = ["count_include_pad", "divisor_override"] if reduction.divides else []
    own += [reduction.parameter] if reduction.parameter else []
    shared = ["window_shape", "strides", "padding", "dilations", "ceil_mode", *own]
    assert list(takes) == ["x", *shared, "data_format"]
    assert [takes[each] for each in shared] == [settings[each] for each in shared]


@each("name", LAYERS)
def test_layer_hands_every_setting_on(name):
    x = [[float(i * j % 7 - 3) for j in range(8)] for i in range(7)]
    settings = {"strides": (1, 2), "padding": 1, "dilations": (2, 1), "ceil_mode": True}
    reduction = REDUCTIONS[name.removesuffix("_pool")]
    settings |= {"p": {"p": 3}, "beta": {"beta": 2}, "alpha": {"alpha": 0.25}}.get(reduction.parameter, {})
    settings |= {"count_include_pad": True} if reduction.divides else {}
    spec = PoolSpec.of(name.removesuffix("_pool"), (2, 3), **settings)
    result = getattr(pooling, name)(x, (2, 3), **settings)
    assert result.tolist() == pooling.pool(x, spec).tolist()
    for left_out in settings:
        fewer = {key: value for key, value in settings.items() if key != left_out}
        assert getattr(pooling, name)(x, (2, 3), **fewer).tolist() != result.tolist(), left_out


def test_running_out_of_memory_is_a_sentence():
    @explains_arguments
    def grow(x):
        raise MemoryError(x)

    assert answer(grow, 1).startswith(
        "test_running_out_of_memory_is_a_sentence.<locals>.grow ran out of memory; make fewer windows"
    )
