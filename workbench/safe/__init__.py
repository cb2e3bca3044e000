"""The one place that makes untrusted text safe, one module for each kind of output."""
