"""Pictures without what cameras and programs write into them: places, names, comments."""

import io
import warnings
from typing import Any

from PIL import Image, ImageOps, ImageSequence

# All frames together; a photo from a phone has up to 50 million.
MOST_PIXELS = 64_000_000
_FORMATS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP"}
# What belongs to the picture itself.
_KEPT = ("transparency", "duration", "loop", "background", "disposal")

# Asked again for each frame of an animation, which may be larger than the first.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)


class NoPicture(Exception):
    """The bytes are no picture of this type, or a damaged one."""


class TooManyPixels(Exception):
    """Small as a file, huge as a picture."""


def redrawn(content: bytes, extension: str) -> bytes:
    """The same picture, drawn anew: nothing but its pixels is left, turned the right way up.

    Raises NoPicture, TooManyPixels.
    """
    kind = _FORMATS[extension]
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            frames = getattr(picture, "n_frames", 1)
            if picture.width * picture.height * frames > MOST_PIXELS:
                raise TooManyPixels
            return _written(picture, kind, frames > 1, content)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise TooManyPixels from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError):
        # What Pillow raises depends on where in the file the damage is.
        raise NoPicture from None


def _written(picture: Any, kind: str, moves: bool, content: bytes) -> bytes:
    options: dict[str, Any] = {"PNG": {}, "GIF": {}, "WEBP": _webp(content)}.get(kind, {})
    if moves and kind != "JPEG":
        first, *rest = [_bare(frame.copy()) for frame in ImageSequence.Iterator(picture)]
        lasts = {name: picture.info[name] for name in ("loop",) if name in picture.info}
        options |= {"save_all": True, "append_images": rest, **lasts}
    elif kind == "JPEG":
        upright = picture.getexif().get(0x0112, 1) == 1
        options |= {"quality": "keep"} if upright else {"quality": 92}
        first = picture if upright else ImageOps.exif_transpose(picture)
        first.load()
        first.info = {}
    else:
        picture.load()
        first = _bare(ImageOps.exif_transpose(picture))
    into = io.BytesIO()
    first.save(into, format=kind, exif=b"", **options)
    return into.getvalue()


def _webp(content: bytes) -> dict[str, Any]:
    return {"lossless": True} if b"VP8L" in content[:64] else {"quality": 90}


def _bare(frame: Any) -> Any:
    frame.info = {name: value for name, value in frame.info.items() if name in _KEPT}
    return frame
