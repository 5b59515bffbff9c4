"""Esperanto, for the test that adds a language: a few words of each kind."""
