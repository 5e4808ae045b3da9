"""Every form in which a layer is pasted, and what is said of one that cannot be read."""

from pooling import PoolSpec
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.read import Unread, Whole, read_call, read_layers
from tests.each import each

ONES = {"strides": 1}
SAME3 = {"window_shape": 3, "strides": 2, "padding": "same"}
PROTO = """input: "x"
op_type: "{op}"
attribute {{
  name: "{name}"
  {values}
}}
attribute {{
  name: "kernel_shape"
  ints: 3
  ints: 3
  type: INTS
}}
"""
MODEL = """{"module": "keras", "class_name": "Sequential", "config": {"name": "s", "layers": [
 {"class_name": "Conv2D", "config": {"kernel_size": [3, 3], "strides": [1, 1], "padding": "valid"}},
 {"class_name": "MaxPooling2D", "config": {"name": "m", "dtype": {"module": "keras", "registered_name": null},
  "pool_size": [3, 3], "padding": "same", "strides": [2, 2], "data_format": "channels_last"}},
 {"class_name": "GlobalAveragePooling2D", "config": {"name": "g", "keepdims": false}}]}}"""
ONNX_JSON = """{"opType": "AveragePool", "attribute": [
 {"name": "kernel_shape", "ints": ["3", "3"], "type": "INTS"},
 {"name": "count_include_pad", "i": "1", "type": "INT"},
 {"name": "auto_pad", "s": "U0FNRV9MT1dFUg==", "type": "STRING"}],
 "opsetImport": [{"domain": "", "version": "19"}]}"""

FORMS = [
    (
        "nn.MaxPool2d(3, 2, 1, ceil_mode=True)",
        "torch",
        "max",
        {"window_shape": 3, "strides": 2, "padding": 1, "ceil_mode": True},
    ),
    (
        "torch.nn.MaxPool2d(3, 2, 1, 2, False, True)",
        "torch",
        "max",
        {"window_shape": 3, "strides": 2, "padding": 1, "dilations": 2, "ceil_mode": True},
    ),
    (
        "F.max_pool2d(x, 3, 2, 1, 1, True)",
        "torch",
        "max",
        {"window_shape": 3, "strides": 2, "padding": 1, "ceil_mode": True},
    ),
    ("torch.max_pool1d(x, 3)", "torch", "max", {"window_shape": (3,)}),
    ("nn.MaxPool3d((1, 2, 2), stride=(1, 2, 2))", "torch", "max", {"window_shape": (1, 2, 2)}),
    (
        "torch.nn.functional.avg_pool2d(x, 3, stride=2, padding=1, count_include_pad=False)",
        "torch",
        "avg",
        {"window_shape": 3, "strides": 2, "padding": 1},
    ),
    ("nn.AvgPool2d(2)", "torch", "avg", {"window_shape": 2, "count_include_pad": True}),
    (
        "nn.AvgPool2d(3, 2, 1, False, False, 4)",
        "torch",
        "avg",
        {"window_shape": 3, "strides": 2, "padding": 1, "divisor_override": 4},
    ),
    ("nn.LPPool2d(1.5, 3)", "torch", "lp", {"window_shape": 3, "p": 1.5}),
    ("F.lp_pool1d(x, 2, 3, ceil_mode=1)", "torch", "lp", {"window_shape": (3,), "ceil_mode": True}),
    (
        "MaxPool2d(kernel_size=3, stride=2, padding=1, dilation=1, ceil_mode=False)",
        "torch",
        "max",
        {"window_shape": 3, "strides": 2, "padding": 1},
    ),
    (
        "  (pool): AvgPool1d(kernel_size=(3,), stride=(2,), padding=(1,))",
        "torch",
        "avg",
        {"window_shape": (3,), "strides": 2, "padding": 1, "count_include_pad": True},
    ),
    ("max_pool2d(x, kernel_size=2)", "torch", "max", {"window_shape": 2}),
    ("kernel_size=(2, 3), stride=1", "torch", "max", {"window_shape": (2, 3), "strides": 1}),
    ('layers.MaxPooling2D((3,3), padding="same")', "keras", "max", {"window_shape": 3, "padding": "same"}),
    ("tf.keras.layers.MaxPool2D()(x)", "keras", "max", {"window_shape": 2}),
    (
        "keras.layers.AvgPool3D(2, strides=None, padding='VALID', name='p')",
        "keras",
        "avg",
        {"window_shape": (2, 2, 2)},
    ),
    (
        "AveragePooling1D(pool_size=2, strides=1, padding='same')",
        "keras",
        "avg",
        {"window_shape": (2,), "strides": 1, "padding": "same"},
    ),
    ("keras.ops.max_pool(x, (3, 3), 2, 'same')", "keras", "max", SAME3),
    (
        "{'name': 'average_pooling2d_4', 'trainable': True, 'pool_size': (3, 3), 'padding': 'same', "
        "'strides': (2, 2)}",
        "keras",
        "avg",
        SAME3,
    ),
    (
        '{"class_name": "MaxPooling2D", "config": {"pool_size": [3, 3], "strides": [2, 2], '
        '"padding": "same", "dtype": null}}',
        "keras",
        "max",
        SAME3,
    ),
    (
        "MaxPooling2D.from_config({'pool_size': (3, 3), 'padding': 'same', 'strides': (2, 2)})",
        "keras",
        "max",
        SAME3,
    ),
    (MODEL, "keras", "max", SAME3),
    ("tf.nn.pool(x, (2, 2), 'MAX')", "tensorflow", "max", {"window_shape": 2, **ONES}),
    ("tf.nn.pool(x, [3, 3], 'AVG', strides=[2, 2], padding='SAME')", "tensorflow", "avg", SAME3),
    (
        "tf.nn.pool(x, window_shape=[2], pooling_type='MAX', dilations=[2])",
        "tensorflow",
        "max",
        {"window_shape": (2,), "dilations": 2, **ONES},
    ),
    ("tf.nn.pool(x, 3, 'MAX', data_format='NCW')", "tensorflow", "max", {"window_shape": (3,), **ONES}),
    ("tf.nn.max_pool2d(x, ksize=[1,3,3,1], strides=[1,2,2,1], padding='SAME')", "tensorflow", "max", SAME3),
    ("tf.nn.max_pool2d(x, [1,1,3,3], [1,1,2,2], 'SAME', data_format='NCHW')", "tensorflow", "max", SAME3),
    (
        "tf.nn.max_pool(x, 3, 2, [[0,0],[1,0],[0,1],[0,0]])",
        "tensorflow",
        "max",
        {"window_shape": 3, "strides": 2, "padding": ((1, 0), (0, 1))},
    ),
    (
        "tf.nn.max_pool(x, 3, 2, [[0,0],[0,0],[1,0],[0,1]], 'NCHW')",
        "tensorflow",
        "max",
        {"window_shape": 3, "strides": 2, "padding": ((1, 0), (0, 1))},
    ),
    ("tf.nn.avg_pool(x, [1,2,1], 2, 'VALID')", "tensorflow", "avg", {"window_shape": (2,), "strides": 2}),
    ("tf.nn.max_pool3d(x, [1, 2, 2], [1, 2, 2], 'VALID')", "tensorflow", "max", {"window_shape": (1, 2, 2)}),
    (
        "tf.nn.max_pool(x, [2, 2, 3], 2, 'VALID')",
        "tensorflow",
        "max",
        {"window_shape": (2, 2, 3), "strides": 2},
    ),
    ("tf.nn.max_pool_with_argmax(input=x, ksize=3, strides=2, padding='SAME')", "tensorflow", "max", SAME3),
    ("max_pool(x, ksize=3, strides=2, padding='SAME')", "tensorflow", "max", SAME3),
    (
        "tf.nn.max_pool2d(value=x, ksize=3, strides=2, padding=[[1, 1], [1, 1]])",
        "tensorflow",
        "max",
        {"window_shape": 3, "strides": 2, "padding": 1},
    ),
    (
        "kernel_shape = [3, 3], strides = [2, 2], pads = [0,0,1,1], op AveragePool",
        "onnx",
        "avg",
        {"window_shape": 3, "strides": 2, "padding": ((0, 1), (0, 1))},
    ),
    ("auto_pad: SAME_UPPER\nceil_mode: 0\nkernel_shape: 3, 3\nstrides: 2, 2", "onnx", "max", SAME3),
    (
        'y = MaxPool <auto_pad: string = "NOTSET", kernel_shape: ints = [3,3], ceil_mode: int = 1> (x)',
        "onnx",
        "max",
        {"window_shape": 3, "ceil_mode": True, **ONES},
    ),
    ("MaxPool (x) <kernel_shape = [2]>", "onnx", "max", {"window_shape": (2,), **ONES}),
    (
        "%y = AveragePool[kernel_shape = [3, 3], auto_pad='SAME_LOWER', strides = [2, 2]](%x)",
        "onnx",
        "avg",
        {**SAME3, "padding": "same_lower"},
    ),
    (
        'onnx.helper.make_node("LpPool", ["x"], ["y"], kernel_shape=[3, 3], p=3, dilations=[2, 2])',
        "onnx",
        "lp",
        {"window_shape": 3, "p": 3, "dilations": 2, **ONES},
    ),
    (
        'make_node(op_type="AveragePool", inputs=["x"], outputs=["y"], kernel_shape=[3, 3], '
        'auto_pad="VALID")',
        "onnx",
        "avg",
        {"window_shape": 3, **ONES},
    ),
    ("op.MaxPool(x, kernel_shape=[3, 3], strides=[2, 2], auto_pad='SAME_UPPER')", "onnx", "max", SAME3),
    (
        PROTO.format(op="AveragePool", name="count_include_pad", values="i: 1\n  type: INT"),
        "onnx",
        "avg",
        {"window_shape": 3, "count_include_pad": True, **ONES},
    ),
    (
        PROTO.format(op="MaxPool", name="auto_pad", values='s: "SAME_UPPER"\n  type: STRING'),
        "onnx",
        "max",
        {"window_shape": 3, "padding": "same", **ONES},
    ),
    (
        PROTO.format(op="LpPool", name="p", values="i: 3\n  type: INT"),
        "onnx",
        "lp",
        {"window_shape": 3, "p": 3, **ONES},
    ),
    (
        ONNX_JSON,
        "onnx",
        "avg",
        {"window_shape": 3, "padding": "same_lower", "count_include_pad": True, **ONES},
    ),
    (
        '{"op_type": "MaxPool", "kernel_shape": [3, 3], "strides": [2, 2], "auto_pad": "SAME_UPPER"}',
        "onnx",
        "max",
        SAME3,
    ),
    ("nn.max_pool(x, window_shape=(3,3), strides=(2,2), padding='SAME')", "flax", "max", SAME3),
    ("nnx.min_pool(x, (2, 2))", "flax", "min", {"window_shape": 2, **ONES}),
    (
        "nn.avg_pool(x, (3, 3), (2, 2), ((1, 1), (0, 1)))",
        "flax",
        "avg",
        {"window_shape": 3, "strides": 2, "padding": ((1, 1), (0, 1)), "count_include_pad": True},
    ),
    ("nnx.pool(x, 0., lax.add, (2, 2), (2, 2), 'VALID')", "jax", "sum", {"window_shape": 2}),
    (
        "lax.reduce_window(x, -jnp.inf, lax.max, (1,2,2,1), (1,2,2,1), 'VALID')",
        "jax",
        "max",
        {"window_shape": 2},
    ),
    (
        "jax.lax.reduce_window(x, jnp.inf, jnp.minimum, (1,1,2,2), padding=((0,0),(0,0),(1,1),(0,1)))",
        "jax",
        "min",
        {"window_shape": 2, "padding": ((1, 1), (0, 1)), **ONES},
    ),
    (
        "lax.reduce_window(x, 0., lax.add, (1,2,2,1), (1,2,2,1), 'SAME') / 4",
        "jax",
        "avg",
        {"window_shape": 2, "padding": "same", "count_include_pad": True},
    ),
    (
        "lax.reduce_window(x, 0., lax.add, (3, 3), window_dilation=(2, 2))",
        "jax",
        "sum",
        {"window_shape": 3, "dilations": 2, **ONES},
    ),
    (
        "lax.reduce_window(x, 0, lax.max, (1, 3, 1), (1, 2, 1), 'same')",
        "jax",
        "max",
        {"window_shape": (3,), "strides": 2, "padding": "same"},
    ),
    (
        "lax.reduce_window(x, -jnp.inf, lax.max, (2, 2, 2), (2, 2, 2), 'VALID')",
        "jax",
        "max",
        {"window_shape": (2, 2, 2)},
    ),
    (
        '{"padding": "SAME", "stride_w": 2, "stride_h": 2, "filter_width": 3, "filter_height": 3}',
        "tflite",
        "max",
        SAME3,
    ),
    (
        "AVERAGE_POOL_2D {builtin_options_type: 'Pool2DOptions', padding: 0, strideW: 2, strideH: 2, "
        "filterWidth: 3, filterHeight: 3}",
        "tflite",
        "avg",
        SAME3,
    ),
    (
        "L2_POOL_2D(padding='VALID', stride_w=3, stride_h=1, filter_width=3, filter_height=1)",
        "tflite",
        "lp",
        {"window_shape": (1, 3)},
    ),
    ('mb.max_pool(x=x, kernel_sizes=[3,3], strides=[2,2], pad_type="same")', "coreml", "max", SAME3),
    (
        "mb.avg_pool(x=x, kernel_sizes=[2], pad_type='custom', pad=[1, 0], "
        "exclude_padding_from_average=True)",
        "coreml",
        "avg",
        {"window_shape": (2,), "padding": ((1, 0),), **ONES},
    ),
    (
        '%5 = avg_pool(x=%4, kernel_sizes=[2, 2], strides=[2, 2], pad_type="custom", ceil_mode=True)',
        "coreml",
        "avg",
        {"window_shape": 2, "ceil_mode": True, "count_include_pad": True},
    ),
    (
        "nn.MaxPool2d(3 // 2 + 1, stride=(2,) * 2, padding=int(2 / 2))",
        "torch",
        "max",
        {"window_shape": 2, "padding": 1},
    ),
    (
        "k, s = 3, 2\nk2 = k - 1\npool = nn.MaxPool2d(k, s, k2 % 2 or_nothing)".replace(" or_nothing", ""),
        "torch",
        "max",
        {"window_shape": 3, "strides": 2},
    ),
    (
        "def block(k=3, size=(2, 2), s: int = 2):\n    return nn.MaxPool2d(k, s)",
        "torch",
        "max",
        {"window_shape": 3, "strides": 2},
    ),
    ("self.k = 3\nself.pool = nn.MaxPool2d(self.k, 2)", "torch", "max", {"window_shape": 3, "strides": 2}),
    (
        "import torch.nn as t\nM = t.MaxPool2d\npool = M(**{'kernel_size': 3, 'stride': 2})",
        "torch",
        "max",
        {"window_shape": 3, "strides": 2},
    ),
    ("from keras.layers import Conv2D, MaxPool2D as MP\nMP(2)", "keras", "max", {"window_shape": 2}),
    ("from keras.ops import max_pool\nmax_pool(x, 3, 2, 'same')", "keras", "max", SAME3),
    (
        "# nn.MaxPool2d(9)\n'nn.MaxPool2d(8)'\nnn.MaxPool2d(3, 2)  # nn.MaxPool2d(7)",
        "torch",
        "max",
        {"window_shape": 3, "strides": 2},
    ),
    (
        ">>> pool = nn.MaxPool2d(\n...     kernel_size=3,\n...     stride=2)".replace("...", "   "),
        "torch",
        "max",
        {"window_shape": 3, "strides": 2},
    ),
    ("layers.MaxPooling2D((3,3), padding=‘same’, strides=2)", "keras", "max", SAME3),
]


@each(("text", "library", "reduction", "settings"), FORMS)
def test_a_pasted_layer_is_read(text, library, reduction, settings):
    call = read_call(text)
    assert isinstance(call, Call), call
    assert (call.library, call.spec) == (library, PoolSpec.of(reduction, **settings))


@each(
    ("text", "whole"),
    [
        ("nn.AdaptiveAvgPool2d((2, None))", Whole("avg", (2, None))),
        ("nn.AdaptiveMaxPool1d(output_size=3)", Whole("max", (3,))),
        ("F.adaptive_avg_pool2d(x, 1)", Whole("avg", (1, 1))),
        ("layers.AdaptiveMaxPooling3D((1, 2, 3))", Whole("max", (1, 2, 3))),
        ("keras.ops.adaptive_average_pool(x, 4)", Whole("avg", (4, 4))),
        ("layers.GlobalAvgPool1D()", Whole("avg", (1,), is_global=True)),
        (
            "{'name': 'global_max_pooling2d', 'data_format': 'channels_last'}",
            Whole("max", (1, 1), is_global=True),
        ),
        ("y = GlobalLpPool <p: int = 3> (x)", Whole("lp", (1, 1), is_global=True, p=3.0)),
        ("y = GlobalAveragePool (x)", Whole("avg", (1, 1), is_global=True)),
    ],
)
def test_a_layer_whose_output_is_given_is_read(text, whole):
    (layer,) = read_layers(text).layers
    assert layer.pooling == whole
    assert isinstance(read_call(text), Unread)


@each(
    ("text", "opset"),
    [
        (
            '<ir_version: 9, opset_import: ["" : 18]>\ng (x) => (y) '
            "{ y = MaxPool <kernel_shape = [2, 2]> (x) }",
            18,
        ),
        (ONNX_JSON, 19),
        ("opset 13\nMaxPool <kernel_shape = [2, 2]> (x)", 13),
        ('make_node("MaxPool", [], [], kernel_shape=[2])\nmake_opsetid("", 11)', 11),
        ("MaxPool <kernel_shape = [2, 2]> (x)", 22),
    ],
)
def test_the_operator_set_is_the_one_that_is_named_or_the_newest(text, opset):
    assert read_call(text).opset == opset


NOT_READ = [
    ("", "Paste a layer"),
    ("«hello»", "no pooling layer here"),
    ("x = «nn.Conv2d»(3, 3)", "nn.Conv2d is no pooling layer"),
    ("«nn.MaxPool4d»(2)", "did you mean MaxPool3d?"),
    ("«self.pool»(x)", "paste the line that makes it"),
    ("«class MaxPool2d(nn.Module): pass»", "no pooling layer"),
    ("nn.MaxPool2d(3, «strides=2»)", "no argument strides; did you mean stride?"),
    ("layers.MaxPooling2D(«kernel_size=2»)", "did you mean pool_size?"),
    ("layers.MaxPooling2D(2, «depth=2»)", "it has pool_size, strides"),
    ("nn.MaxPool2d(3,\n  «kernel_size=2»)", "kernel_size is given twice"),
    ("nn.AdaptiveAvgPool2d(3, «4»)", "takes 1 arguments"),
    ("«nn.MaxPool2d»()", "needs kernel_size"),
    ("«tf.nn.max_pool2d»(x, 2, 2)", "needs padding"),
    ("nn.MaxPool2d(«2.5»)", "kernel_size is 2.5; give whole numbers"),
    ("nn.MaxPool2d(«(2, 2, 2)»)", "3 numbers for a window of rank 2"),
    ("nn.MaxPool2d(«0»)", "kernel_size"),
    ("nn.MaxPool2d(3, padding=«'same'»)", "padding is 'same'; give a whole number"),
    ("nn.MaxPool2d(3, ceil_mode=«'yes'»)", "give True or False"),
    ("nn.LPPool2d(«0.5», 3)", "norm_type is 0.5"),
    ("nn.AvgPool2d(3, divisor_override=«0»)", "divisor_override is 0"),
    ("nn.AdaptiveAvgPool2d(«(1, 2, 3)»)", "output_size is (1, 2, 3)"),
    ("layers.MaxPool2D(2, padding=«'full'»)", "it may be 'valid' or 'same'"),
    ("layers.MaxPool2D(2, data_format=«'NHWC'»)", "it may be 'channels_last'"),
    ("tf.nn.pool(x, [2, 2], «'MIN'»)", "pooling_type is 'MIN'; it may be 'MAX' or 'AVG'"),
    ("tf.nn.pool(x, «[1, 2, 2, 1]», 'MAX')", "has 4 axes"),
    ("tf.nn.max_pool(x, «[1, 2, 2, 3]», 2, 'SAME')", "never span them"),
    ("tf.nn.max_pool(x, «'two'», 2, 'SAME')", "ksize is 'two'"),
    ("tf.nn.max_pool(x, 2, 2, «[[0,0],[1,1],[1,1],[1,0]]»)", "batch and channels have no padding"),
    ("tf.nn.max_pool(x, 2, 2, 'SAME', «'HWC'»)", "data_format is 'HWC'"),
    ("tf.nn.max_pool2d(x, «[0, 1]», 2, 'SAME')", "ksize"),
    ("«MaxPool» <strides = [2, 2]> (x)", "needs kernel_shape"),
    ("MaxPool «<kernel_shape = [2, 2]»", "never closed"),
    ("MaxPool <kernel_shape = [2, 2], pads = «[1, 1]»> (x)", "give 4 numbers"),
    ("MaxPool <kernel_shape = [2, 2], auto_pad = «'SAME'»> (x)", "auto_pad is 'SAME'"),
    ("AveragePool <kernel_shape = [2, 2], «storage_order = 1»> (x)", "no argument storage_order"),
    ("nn.max_pool(x, «2»)", "window_shape"),
    ("nn.max_pool(x, (2, 2), padding=«1»)", "give (before, after) for each of the 2 axes"),
    ("lax.reduce_window(x, 0, «lambda a, b: a», (2, 2))", "write lax.max, lax.min or lax.add"),
    ("lax.reduce_window(x, 0., lax.max, «(2, 2, 2, 2)»)", "never span them"),
    ("lax.reduce_window(x, 0., lax.max, «(1,) * 6»)", "has 6 axes"),
    ("lax.reduce_window(x, 0., lax.max, (1, 2, 2, 1), «(2, 2, 2, 1)»)", "must be 1"),
    ("lax.reduce_window(x, 0., lax.max, (2, 2), base_dilation=«(2, 1)»)", "base_dilation"),
    (
        "lax.reduce_window(x, 0., lax.max, (1, 2, 1), padding=«((0, 1), (0, 0), (0, 0))»)",
        "Batch and channels have padding",
    ),
    ("mb.max_pool(«[2, 2]», 'same')", "named arguments only"),
    ("«mb.max_pool»(x=x, kernel_sizes=[2, 2])", "needs pad_type"),
    ("mb.max_pool(x=x, kernel_sizes=[2, 2], pad_type='custom', pad=«[1]»)", "give 4 numbers"),
    ("{'padding': «3», 'stride_w': 2, 'stride_h': 2, 'filter_width': 3, 'filter_height': 3}", "padding is 3"),
    ("«nn.FractionalMaxPool2d»(2, 3)", "Step through has it"),
    ("«nn.MaxUnpool2d»(2)", "it pools nothing"),
    ("nn.MaxPool2d«(»", "never closed"),
    ("nn.MaxPool2d«(3]»", "never closed"),
    ("x = 1\nnn.MaxPool2d(3,«, 2)»", "cannot be read from here"),
    ("nn.MaxPool2d(«k»)", "k has no value in this text"),
    ("k = k + 1\nnn.MaxPool2d(«k»)", "k has no value in this text"),
    ("k = 2 2\nnn.MaxPool2d(«k»)", "k has no value in this text"),
    ("nn.MaxPool2d(«config.k»)", "config.k has no value"),
    ("nn.MaxPool2d(«a.b.k»)", "This has no value"),
    ("nn.MaxPool2d(«__import__('os').system('ls')»)", "not worked out"),
    ("nn.MaxPool2d(«*args»)", "What * stands for"),
    ("nn.MaxPool2d(«**kw»)", "What ** stands for"),
    ("nn.MaxPool2d(«1 / 0»)", "has no value"),
    ("nn.MaxPool2d(«int('a')»)", "has no value"),
    ("nn.MaxPool2d(«'2' * 3»)", "not worked out"),
    ("nn.MaxPool2d(«2 ** 3»)", "not worked out"),
    ("nn.MaxPool2d(«not 2»)", "not worked out"),
    ("nn.MaxPool2d(«9999999999999»)", "too large"),
    ("tf.nn.max_pool2d(x, «[0, 1, 1, 1]», 2, 'SAME')", "ksize is (0, 1, 1, 1)"),
    ("lax.reduce_window(x, lowest, lax.max, (2, 2), padding=«3»)", "padding is 3"),
    ('«{"opType":"MaxPool","attribute":[3,{}]}»', "needs kernel_shape"),
    ('MaxPool <kernel_shape = [2], auto_pad = «"U0FNRQ=="»> (x)', "auto_pad is"),
    ('MaxPool <kernel_shape = [2], auto_pad = «"S"»> (x)', "auto_pad is"),
    ("{'kernel_shape': [2, 2], 'strides': [«k», 1]}", "k has no value"),
    ('ints: 3 «op_type: "MaxPool"»', "needs kernel_shape"),
    ("a = b\nb = a\na.MaxPool2d(«k»)", "k has no value"),
    ('op_type: "Conv" name: "k" ints: 3 «op_type: "MaxPool"» ints: 3', "needs kernel_shape"),
    ("ir_version: 7, kernel_shape: [«k», 2]", "k has no value"),
    ("«{'class_name': 'pool', 'config': {}}»", "of no library that is read"),
    ("«make_node<(2}»", "no pooling layer here"),
    ('{"opType": "MaxPool", "attribute": [{"name": «1 < 2»}]}', "not worked out"),
    ("nn.MaxPool2d(«1.0ifx)»", "put a space after the number"),
    ("k, s = f(3)\nnn.MaxPool2d(«k»)", "k has no value"),
    ("lax.reduce_window(x, 0., lax.max, «2»)", "window_dimensions is 2"),
    ("make_node('Conv'); nn.MaxPool2d(«k»)", "k has no value"),
    ("«make_node»('Conv')", "no pooling layer"),
    ("nn.MaxPool2d(**{3: 4, 'kernel_size': «2.5»})", "kernel_size is 2.5"),
    ("def f(k=3\nnn.MaxPool2d(«k»)", "k has no value"),
    ("nn.MaxPool2d(«2if 1 else 3)»", "put a space after the number"),
    ("nn.MaxPool2d(«2j»)", "complex"),
    ("nn.MaxPool2d(«(1,) * 40 + (1,) * 40»)", "80 numbers"),
    ("kernel_shape = [3, 3, «x»]", "x has no value"),
]


@each(("marked", "said"), NOT_READ)
def test_what_cannot_be_read_is_named_with_its_place(marked, said):
    """The place is where the marks stand in the text."""
    before, _, rest = marked.partition("«")
    there, _, after = rest.partition("»")
    unread = read_call(before + there + after)
    assert isinstance(unread, Unread), unread
    assert said in unread.sentence
    assert unread.sentence.endswith((".", "?"))
    place = (before.count("\n") + 1, len(before) - before.rfind("\n")) if rest else (0, 0)
    assert (unread.line, unread.column, unread.there) == (*place, there)


@each(
    ("text", "note"),
    [
        ("AvgPool2d(kernel_size=3, stride=2, padding=1)", "print(model) leaves out ceil_mode"),
        ("nn.MaxPool2d(2, return_indices=True)", "return_indices"),
        ("F.adaptive_max_pool2d(x, 2, True)", "return_indices"),
        ("layers.MaxPool2D(2, data_format='channels_first')", "order of the axes"),
        ("layers.GlobalMaxPool2D(keepdims=True)", "keepdims"),
        ("tf.nn.max_pool(x, 2, 2, 'SAME')", "does not say how many axes"),
        ("keras.ops.max_pool(x, 2)", "does not say how many axes"),
        ("tf.nn.max_pool2d(x, 2, 2, 'same')", "capitals only: SAME"),
        ("tf.nn.max_pool2d(x, 2, 2, 'SAME', 'NCHW')", "order of the axes"),
        ("tf.nn.max_pool_with_argmax(x, 2, 2, 'SAME', output_dtype=None)", "type of the places"),
        ("MaxPool <kernel_shape = [2], storage_order = 1> (x)", "storage_order"),
        ("MaxPool <kernel_shape = [2], pads = [1, 0], auto_pad = 'SAME_UPPER'> (x)", "exclude each other"),
        ("GlobalMaxPool (x)", "does not say how many axes"),
        ("kernel_shape = [2, 2]", "No function is named: read as MaxPool."),
        ("lax.reduce_window(x, 0., lax.max, (2, 2))", "starts from 0.0"),
        ("lax.reduce_window(x, 0., lax.add, (2, 2)) / n", "divided by afterwards"),
        (
            "mb.max_pool(x=x, kernel_sizes=[2], pad_type='same', pad=[1, 1])",
            "pad counts with pad_type='custom' only",
        ),
        (
            "MAX_POOL_2D(filter_height=2, filter_width=2, stride_h=2, stride_w=2, "
            "fused_activation_function='RELU')",
            "activation 'RELU'",
        ),
        ("max_pooling2d (MaxPooling2D)  (None, 13, 13, 32)  0", "read as Keras' default, 2 × 2"),
        ("max_pool2d(x)\nmax_pool2d(x, 2)", "Several libraries have a max_pool2d"),
    ],
)
def test_what_was_assumed_or_left_out_is_noted(text, note):
    assert any(note in said for layer in read_layers(text).layers for said in layer.notes)


def test_all_layers_of_a_snippet_are_found_with_their_places():
    reading = read_layers(
        "class Net(nn.Module):\n"
        "    def __init__(self, k=2):\n"
        "        self.pool1 = nn.MaxPool2d(k)\n"
        "        self.pool2 = nn.Sequential(nn.ReLU(), nn.AvgPool2d(3, j))\n"
        "        self.last = nn.AdaptiveAvgPool2d(1)\n"
        "    def forward(self, x):\n"
        "        return self.last(self.pool2(self.pool1(x)))\n"
    )
    assert [(each.name, each.line, each.column) for each in reading.layers] == [
        ("nn.MaxPool2d", 3, 22),
        ("nn.AdaptiveAvgPool2d", 5, 21),
    ]
    assert [(each.there, each.line, each.column) for each in reading.unread] == [("j", 4, 63)]


def test_layers_of_a_model_are_all_found_in_its_json():
    assert [each.name for each in read_layers(MODEL).layers] == ["MaxPooling2D", "GlobalAveragePooling2D"]


def test_more_than_fifty_layers_are_left_out():
    reading = read_layers("nn.MaxPool2d(2)\n" * 80)
    assert len(reading.layers) == 50


def test_a_text_that_is_too_long_is_refused_at_once():
    unread = read_call("nn.MaxPool2d(2)" + " " * 100_000)
    assert (unread.line, "at most 100,000" in unread.sentence) == (0, True)


def test_a_long_place_is_shortened():
    unread = read_call("nn.MaxPool2d(2, " + "y" * 100 + "=1)")
    assert len(unread.there) == 40
    assert unread.there.endswith("…")
