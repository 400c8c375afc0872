"""The cases once more, inside Pyodide, with the bytecode that the page loads."""
