"""From one library's layer to another's: the call, the proof, and code to take away."""
