"""The learned part of attribution: features of candidates, and forests that weigh them.

The seam is ``forest.Forest.probabilities``: rows of numbers in, probabilities out.
``server/training`` makes the forests.
"""
