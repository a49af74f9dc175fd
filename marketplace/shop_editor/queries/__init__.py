"""What the seller's screens show, each in a fixed number of queries."""
