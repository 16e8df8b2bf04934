"""What fits the weights in assistant/models/, and measures them."""
