"""Human decisions as append-only events under a Merkle tree, and their verification."""
