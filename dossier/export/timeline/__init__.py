"""A timeline as a picture: marks and a window of time in, bars, labels and ticks out; and the picture as SVG."""
