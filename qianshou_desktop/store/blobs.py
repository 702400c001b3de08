"""Photos and papers beside the database: encrypted files named after what is in them
(storage.md §5).

A name is a keyed BLAKE2b of the content's SHA-256, so that a listing of the folder does not tell
which well-known paper lies there. Chunks of AES-256-GCM stand in the STREAM construction (Hoang,
Reyhanitabar, Rogaway, Vizár 2015): the nonce counts them and marks the last, so that a file that
was cut, lengthened or put together anew does not open.
"""

import hashlib
import secrets
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from qianshou_desktop import paths
from qianshou_desktop.records.base import Base
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.store import disk
from qianshou_desktop.store.files import write_safely

FOLDER = "blobs"
HEADER = b"qianshou blob 1 AES-256-GCM\n"
PREFIX, TAG, CHUNK = 7, 16, 1 << 20  # bytes: of the nonce's random part, of a tag, of a chunk


class Damaged(Trouble):
    """A blob that is there and does not open."""


class Thumbnail(Base):
    """A small JPEG of a photo, at most 320 px; follows from the photo and does not travel."""

    __tablename__ = "thumbnail"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  SQLAlchemy's own form

    sha256: Mapped[str] = mapped_column(primary_key=True)
    jpeg: Mapped[bytes] = mapped_column(LargeBinary)


class Blobs:
    """The blobs of a data folder, opened with a 32-byte key of their own."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder, self._key, self._cipher = folder / FOLDER, key, AESGCM(key)

    def put(self, content: bytes) -> str:
        """Keep a content; returns its SHA-256 in hex. A sound copy that is there already stays, a
        damaged one is replaced. Raises Trouble of the disk."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        if self._sound(sha256):
            return sha256
        disk.refuse_full(self.folder.parent)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            for made in (self.folder, self.folder.parent):
                paths.sync_folder(made)
        except OSError as error:
            raise Trouble(f"建不了文件夹 {path.parent}（{error.strerror}）。") from error
        write_safely(path, self._sealed(content, path.name), 0o600)
        return sha256

    def get(self, sha256: str) -> bytes | None:
        """A content by the SHA-256 of it; None where it is not on this laptop. Raises Damaged, and
        Trouble where the disk does not give it."""
        path = self._path(sha256)
        try:
            sealed = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Trouble(f"读不出 {path}（{error.strerror}）。") from error
        content = self._opened(sealed, path.name)
        if content is None or hashlib.sha256(content).hexdigest() != sha256:
            raise Damaged(f"{path} 已损坏。请从备份里找回同名文件。")
        return content

    def holds(self, sha256: str) -> bool:
        """Whether it is on this laptop, sound or not."""
        return self._path(sha256).is_file()

    def discard(self, sha256: str) -> None:
        """Take a content away for good. Raises Trouble of the disk."""
        try:
            self._path(sha256).unlink(missing_ok=True)
        except OSError as error:
            raise Trouble(f"删不掉 {self._path(sha256)}（{error.strerror}）。") from error

    def _sound(self, sha256: str) -> bool:
        try:
            return self.get(sha256) is not None
        except Damaged:
            return False

    def _path(self, sha256: str) -> Path:
        name = hashlib.blake2b(bytes.fromhex(sha256), key=self._key, digest_size=32).hexdigest()
        return self.folder / name[:2] / name

    def _sealed(self, content: bytes, name: str) -> bytes:
        prefix, about = secrets.token_bytes(PREFIX), HEADER + name.encode()
        chunks = (
            self._cipher.encrypt(nonce, content[at * CHUNK : (at + 1) * CHUNK], about)
            for at, nonce in enumerate(_nonces(prefix, max(1, -(-len(content) // CHUNK))))
        )
        return b"".join((HEADER, prefix, *chunks))

    def _opened(self, sealed: bytes, name: str) -> bytes | None:
        """The content; None where a byte is not as it was written."""
        if not sealed.startswith(HEADER):
            return None
        begin, size = len(HEADER) + PREFIX, CHUNK + TAG
        prefix, body = sealed[len(HEADER) : begin], memoryview(sealed)[begin:]
        nonces = enumerate(_nonces(prefix, max(1, -(-len(body) // size))))
        try:
            return b"".join(
                self._cipher.decrypt(
                    nonce, body[at * size : (at + 1) * size], HEADER + name.encode()
                )
                for at, nonce in nonces
            )
        except (InvalidTag, ValueError):  # ValueError: shorter than a tag
            return None


def _nonces(prefix: bytes, count: int) -> Iterator[bytes]:
    """12 bytes each: what this file drew, the chunk's number, and whether it is the last."""
    return (prefix + at.to_bytes(4, "big") + bytes([at == count - 1]) for at in range(count))
