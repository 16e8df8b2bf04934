"""Words → articles in order: two searches, one learned ranking, rules before pages about them."""
