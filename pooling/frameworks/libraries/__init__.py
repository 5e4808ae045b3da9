"""What each library computes for the same layer, by its rules over our core; none of them is needed."""
