"""One number a map: feature maps, global pooling as the head of a network, and the networks to try it on."""
