"""A disk that loses power: what is left of a folder after the fault shim killed a program in it.

The shim (tests/crash/shim) writes down each file and folder as of its last sync. Whatever was there before
the run counts as synced. The folder must be on a tmpfs, which uses no inode number twice.
"""
import os
import shutil


class Disk:
    def __init__(self, place):
        self.place, self.files, self.names = place, {}, {}
        self.keep(place)

    def keep(self, folder):
        entries = list(os.scandir(folder))
        self.names[os.stat(folder).st_ino] = [(entry.inode(), entry.name) for entry in entries]
        for entry in entries:
            if entry.is_dir():
                self.keep(entry.path)
            else:
                with open(entry.path, "rb") as file:
                    self.files[entry.inode()] = file.read()

    def restore(self, room):
        """Makes the folder what the disk has; `room` is what the shim wrote."""
        for entry in os.scandir(room):
            kind, inode = entry.name.split("-")
            with open(entry.path, "rb") as file:
                content = file.read()
            if kind == "content":
                self.files[int(inode)] = content
            else:
                lines = content.decode().splitlines()
                self.names[int(inode)] = [(int(line.split(" ", 1)[0]), line.split(" ", 1)[1]) for line in lines]
        top = os.stat(self.place).st_ino
        for name in os.listdir(self.place):
            path = os.path.join(self.place, name)
            shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
        self.write(top, self.place)

    def write(self, inode, out):
        for child, name in self.names.get(inode, []):
            path = os.path.join(out, name)
            if child in self.names:
                os.makedirs(path, exist_ok=True)
                self.write(child, path)
            else:
                with open(path, "wb") as file:
                    file.write(self.files.get(child, b""))
