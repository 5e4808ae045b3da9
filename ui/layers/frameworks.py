"""What the frameworks have of each layer beside plain pooling, in a sentence."""

FRAMEWORKS = {
    "adaptive": "TensorFlow has no adaptive pooling of its own; Keras and PyTorch have layers.",
    "fractional": "TensorFlow and PyTorch draw their own windows, so their numbers differ from these.",
    "blur": "No framework has blur pooling as a layer: PyTorch's code pads, pools and convolves.",
    "stochastic": "No framework has stochastic pooling: neither TensorFlow, Keras nor PyTorch.",
    "roi_pool": "TensorFlow and Keras have no RoI pooling; torchvision has.",
    "roi_align": "TensorFlow and Keras have no RoI align, only tf.image.crop_and_resize, which samples "
    "otherwise; torchvision has.",
}
COMPARED = "Compare shows plain pooling, and Step through has the layer {layer} now. {frameworks}"
