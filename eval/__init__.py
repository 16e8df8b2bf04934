"""Measuring the assistant: cases, measures, reports, the gate, speed, and fitting its models."""
