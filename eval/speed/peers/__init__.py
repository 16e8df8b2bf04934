"""One module a tool, run as `python -m eval.speed.peers.NAME` where the tool is installed."""
