#!/usr/bin/env python3
"""Draws the default theme's mark, that of favicon.svg, as pictures for telephones and feed readers.

    make_icons.py

writes Themes/default/assets/icon-192.png and icon-512.png: the whole square is covered, and the mark lies within
the circle that every mask leaves (80 % of the width). Standard library only; the same bytes each time, but
for another version of zlib. Run it when favicon.svg changes.
"""
import math
import os
import struct
import zlib

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")
GROUND, PROMPT, CURSOR = (0x22, 0x21, 0x1F), (0xFD, 0xFC, 0xFA), (0xF0, 0x60, 0x3F)
#: Shades from the ground to either colour, as edges have them; all in a palette of 16.
SHADES = 7


def segment(x, y, ax, ay, bx, by):
    """Distance of a point to a segment."""
    along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
    along = min(1, max(0, along))
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def prompt(x, y):
    """Distance to the outline of `M7.5 9.5l6.5 6.5-6.5 6.5`, 3.2 wide with round ends; negative inside."""
    return min(segment(x, y, 7.5, 9.5, 14, 16), segment(x, y, 14, 16, 7.5, 22.5)) - 1.6


def cursor(x, y):
    """Distance to the outline of the rectangle at 18, 8.5 of 8 by 15 with corners of radius 1."""
    dx, dy = abs(x - 22) - 3, abs(y - 16) - 6.5
    return math.hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - 1


def shade(distance, scale):
    """How much of a pixel is covered, 0 to SHADES."""
    return round(min(1, max(0, 0.5 - distance * scale)) * SHADES)


def picture(size):
    scale = size / 32
    rows = bytearray()
    for row in range(size):
        rows.append(0)  # unfiltered
        pixels = []
        for column in range(size):
            x, y = (column + 0.5) / scale, (row + 0.5) / scale
            light, red = shade(prompt(x, y), scale), shade(cursor(x, y), scale)
            pixels.append(SHADES + red if red else light)
        rows += bytes(left << 4 | right for left, right in zip(pixels[::2], pixels[1::2]))

    def mix(colour, part):
        return bytes(round(ground + (full - ground) * part / SHADES) for ground, full in zip(GROUND, colour))

    palette = b"".join([mix(PROMPT, part) for part in range(SHADES + 1)]
                       + [mix(CURSOR, part) for part in range(1, SHADES + 1)])

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", size, size, 4, 3, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"PLTE", palette)
            + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b""))


for size in [192, 512]:
    with open(os.path.join(ROOT, "Themes/default/assets", f"icon-{size}.png"), "wb") as file:
        file.write(picture(size))
