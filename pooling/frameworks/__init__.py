"""What other frameworks compute from the same input. None of them is imported into this process."""
