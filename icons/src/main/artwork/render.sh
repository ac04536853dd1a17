#!/bin/sh
# Draws the application icon in the sizes that desktops ask for. Needs rsvg-convert (Debian: librsvg2-bin).
set -eu
cd "$(dirname "$0")"
out=../resources/shad/icons/application
for size in 16 24 32; do
    rsvg-convert -w "$size" -h "$size" application-small.svg -o "$out/$size.png"
done
for size in 48 64 128 256 512; do
    rsvg-convert -w "$size" -h "$size" application.svg -o "$out/$size.png"
done
