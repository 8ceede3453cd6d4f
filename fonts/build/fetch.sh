#!/bin/sh
# Fetches the original faces by package name into the folder given, laid out as in their packages.
# Needs: apt-get and dpkg-deb (Debian 12), npm, tar. Installs nothing.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
downloads=$(mktemp -d)
trap 'rm -rf "$downloads"' EXIT
cd "$downloads"

apt-get download texlive-lang-chinese=2022.20230122-1 fonts-lxgw-wenkai=1.250+repack-1
texmf=./usr/share/texlive/texmf-dist/fonts/opentype/public/fandol
dpkg-deb --fsys-tarfile texlive-lang-chinese_*.deb | tar -x -C "$folder" "$texmf/FandolFang-Regular.otf"
dpkg-deb --fsys-tarfile fonts-lxgw-wenkai_*.deb |
  tar -x -C "$folder" ./usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf

npm pack --silent @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-serif-sc@0.4.3 \
  @expo-google-fonts/noto-serif-jp@0.4.3 @expo-google-fonts/noto-serif@0.4.2
tar -xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz -C "$folder" --strip-components=1 package/500Medium
tar -xzf expo-google-fonts-noto-serif-sc-0.4.3.tgz -C "$folder" --strip-components=1 \
  package/300Light package/400Regular package/700Bold
tar -xzf expo-google-fonts-noto-serif-jp-0.4.3.tgz -C "$folder" --strip-components=1 package/400Regular/NotoSerifJP_400Regular.ttf
tar -xzf expo-google-fonts-noto-serif-0.4.2.tgz -C "$folder" --strip-components=1 package/400Regular/NotoSerif_400Regular.ttf
