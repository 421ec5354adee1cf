"""Yaml: one file for each verb, one folder for each choice; a package so that it is found once installed."""
