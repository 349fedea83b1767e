"""The wheel holds libraries for Linux on this machine's processor, and serves every Python 3."""

import platform

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel


class Binary(Distribution):
    def has_ext_modules(self):
        return True


class AnyPython(bdist_wheel):
    def get_tag(self):
        return "py3", "none", f"manylinux_2_34_{platform.machine()}"


setup(distclass=Binary, cmdclass={"bdist_wheel": AnyPython})
