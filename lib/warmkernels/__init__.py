"""Jupyter kernels forked from a process that has done the imports.

``provisioner`` is what Jupyter asks for a kernel; ``servers`` the servers of this process;
``server`` such a server's own code, with ``sources``, which knows what it has loaded from disk,
and ``kernel``, which makes a forked process a kernel. ``client`` notices sooner that one is ready.
Nothing is imported here, because a server may run in another environment than its client.
"""
