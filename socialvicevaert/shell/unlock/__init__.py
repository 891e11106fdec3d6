"""The way in: the cards of the gate that stands before the data, at the start and while locked.

gate       Gate: shows the right card, opens the data off the window thread
card       GateCard: how a card looks
password   who, password, wait
recovery   the printed code, and a new password
problem    what is wrong with the data, and what to do about it
"""
