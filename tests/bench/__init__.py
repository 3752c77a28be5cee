"""The measurements themselves: a fictional town and its signals are right, and the counting is."""
