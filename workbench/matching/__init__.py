"""Claim beside claim: candidates, score, alignment, typed differences."""
