"""What to send next: reads a conversation, learns from earlier uses. Pure: no database here.

conversation  who said what, and what of it still waits for an answer
manner        stage, tone and anger of the customer
tongue        the language the customer writes
features      a conversation as a few numbers that tell nothing without the key
nearest       earlier uses in conversations like this one
model         what the background job learns from all of them
fit           how well a text answers in its own words
ranking       all of it together, with reasons
"""
