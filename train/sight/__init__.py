"""The models that see pictures: a detector of lines of text, a recogniser of what they say, and pages read by both."""
