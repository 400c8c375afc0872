"""How the site looks, behaves and is built."""
