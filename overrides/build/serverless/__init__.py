"""The edition without server: the finished site, turned into a folder that works when its pages are opened from disk.

A page opened by file:// may load style sheets and classic scripts, but no modules and nothing by fetch, and in Chromium
no worker from a file. So the modules of each page become one classic script, what they fetch becomes scripts that hold
it, and links lead to files instead of folders. The modules themselves stay as they are.
"""
