"""Words: how a text falls into them, which of their forms count, where phrases stand."""
