"""The file that a server's process is started with: ``serve.py CONTROL CLIENT MODULE...``.

Run by its path, so that any interpreter with ipykernel can, and without leaving a trace in the
kernels' ``sys.path``.
"""

import os
import sys

if __name__ == "__main__":
    folder = os.path.dirname(os.path.realpath(__file__))
    sys.path[:] = [path for path in sys.path if os.path.realpath(path or os.curdir) != folder]
    sys.path.insert(0, os.path.dirname(folder))
    from warmkernels import server

    del sys.path[0]
    server.main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
