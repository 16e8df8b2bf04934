"""The line of a question: words → Query → Hits → Answer."""
