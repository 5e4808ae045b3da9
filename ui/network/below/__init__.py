"""What stands below the four pictures: the effect of pooling, its alternatives, a stack of stages."""
