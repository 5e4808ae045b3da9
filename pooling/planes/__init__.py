"""Every reduction on whole planes: for what tiles (`pooling.fast`) are no help, and for exact integers."""
