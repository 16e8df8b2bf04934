"""The page for administrators, `/admin`, and what it asks under `/admin/api/` (edge)."""
