"""Compares plans and merges texts. Pure."""
