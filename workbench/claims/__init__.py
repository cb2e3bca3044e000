"""Document to claims: sentences, check-worthiness, attribution, quotations, figures, names."""
