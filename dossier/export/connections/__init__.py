"""The connections of a case as a picture: a graph in, places of nodes, edges and labels out; and the picture as SVG."""
