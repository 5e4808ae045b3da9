"""What the frameworks have of each layer beside plain pooling, in a sentence."""

FRAMEWORKS = {
    "adaptive": "Keras and PyTorch have adaptive layers. TensorFlow has none of its own: the code cuts out "
    "each window.",
    "fractional": "TensorFlow and PyTorch draw windows of their own. The code draws these, by the same seed; "
    "for the sequence PyTorch, FractionalMaxPool takes the same random numbers.",
    "blur": "No framework has blur pooling as a layer: the code pools, extends and convolves. For PyTorch, "
    "the packages antialiased-cnns and Kornia have it.",
    "stochastic": "No framework has stochastic pooling: the code computes it, with the draws of this page.",
    "roi_pool": "torchvision has roi_pool. TensorFlow and Keras have none: the code cuts out each bin.",
    "roi_align": "torchvision has roi_align. TensorFlow and Keras have none, only tf.image.crop_and_resize, "
    "which samples otherwise: the code weights rows and columns.",
}
WITHOUT_CODE = "No code for {names} with these settings or this kind of input."
COMPARED = "Compare shows plain pooling, and Step through has the layer {layer} now. {frameworks}"
