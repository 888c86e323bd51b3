"""``python -m lint``."""

import os
import sys

# ``-m`` puts the working folder first: a file of a draft repository that is named like a library would be run.
if sys.path and sys.path[0] in {"", os.getcwd()} and not __file__.startswith(os.path.join(os.getcwd(), "")):
    del sys.path[0]

from .cli import run

if __name__ == "__main__":
    run()
