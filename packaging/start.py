"""Start the program from a clone: ``python3 packaging/start.py [--example] [--data DIR]``.

Makes the environment first where it is missing; every argument goes on to ``socialvicevaert``.
"""

import subprocess
import sys

from environment import DESKTOP_LIBRARIES, prepare

if __name__ == "__main__":
    python = prepare("program", libraries=DESKTOP_LIBRARIES)
    sys.exit(subprocess.run([str(python), "-m", "socialvicevaert", *sys.argv[1:]], check=False).returncode)
