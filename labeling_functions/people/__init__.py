"""Annotators are labeling functions too: tables of people's votes, their agreement, and ``tillroll annotators``."""
