"""Drafts for social networks: what is said of which fact on which network, as long as the network allows, and when."""
