"""The seller's screens. Each takes its seat first: `views.access`."""
