"""What other frameworks make of the same input; they stay at arm's length, in processes of their own."""
