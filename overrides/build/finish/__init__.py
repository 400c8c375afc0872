"""Steps after `mkdocs build`: runtime, links, Content-Security-Policy, server examples, compressed twins."""
