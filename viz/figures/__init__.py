"""Figures for print and screen, drawn by matplotlib: one module a figure, and what they share."""
