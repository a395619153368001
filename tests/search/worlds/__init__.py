"""The same service three times, as somebody sees it who may see little, more, or everything.

`writing` writes everything into one database; `copies` keeps a copy of it and of what is left
once things are taken out of it, so that rows which stay have the same ids everywhere; `serving`
starts a server over each; `questions` asks at random, by a seed.
"""
