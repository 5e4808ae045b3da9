"""What pooling does to a model: networks that differ in their pooling alone, trained and compared."""
