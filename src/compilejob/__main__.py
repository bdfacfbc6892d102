"""`python -m compilejob`."""

import sys

from compilejob.cli import main

if __name__ == "__main__":
    sys.exit(main())
