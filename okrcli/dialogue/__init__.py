"""Questions and walks: what is asked, what an answer means, what comes of it; without a terminal of their own."""
