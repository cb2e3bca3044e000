"""The typed atoms in which two aligned statements can differ, one module a type."""
