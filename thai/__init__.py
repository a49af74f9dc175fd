"""Thai as people write it: digits, dates, words, slugs, order, numbers. Knows nothing of the trade."""
