"""Stands in for Plotly in the page: figures of curves, points and bars, drawn by the page itself."""
