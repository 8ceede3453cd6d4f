#!/usr/bin/env bash
# Installs what `npm run conformance` needs: from Debian, npm, PyPI and Maven Central, by name and pinned.
# Quick when everything is there already. Needs root only where a Debian package is missing.
set -euo pipefail
cd "$(dirname "$0")"

install_debian_packages() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  command -v soffice >/dev/null || missing+=(libreoffice-writer)
  [ -e /usr/lib/libreoffice/program/libsclo.so ] || missing+=(libreoffice-calc)
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
  command -v woff2_decompress >/dev/null || missing+=(woff2)
  command -v qpdf >/dev/null || missing+=(qpdf)
  command -v javac >/dev/null || missing+=(default-jdk-headless)
  command -v mvn >/dev/null || missing+=(maven)
  command -v redis-server >/dev/null || missing+=(redis-server)
  python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
  [ ${#missing[@]} -eq 0 ] && return
  echo "setup: installing ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Install scripts stay off: nothing here needs one, and one of them would fetch a Java runtime.
install_npm_packages() {
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  echo "setup: npm ci"
  npm ci --ignore-scripts --no-audit --no-fund >/dev/null
}

# An S3-compatible service that knows checksums and conditional writes.
install_python_packages() {
  [ python/installed -nt python-packages.txt ] && return
  echo "setup: pip install"
  python3 -m venv --clear python
  python/bin/pip install --quiet --disable-pip-version-check --no-deps --requirement python-packages.txt
  touch python/installed
}

# A Java validator of one folder: its jars from Maven Central, by digest, and its one class.
fetch_java() {
  local folder=$1 class=$2
  if ! sha256sum --quiet --check "$folder/jars.sha256" >/dev/null 2>&1; then
    echo "setup: fetching $folder"
    rm -rf "$folder/lib"
    mvn --quiet --batch-mode -Dstyle.color=never --file "$folder/pom.xml" dependency:copy-dependencies \
      -DincludeScope=runtime -DoutputDirectory=lib
    sha256sum --quiet --check "$folder/jars.sha256"
  fi
  if [ "$folder/$class.java" -nt "$folder/classes/$class.class" ]; then
    javac -encoding UTF-8 -cp "$folder/lib/*" -d "$folder/classes" "$folder/$class.java"
  fi
}

install_debian_packages
install_npm_packages
install_python_packages
fetch_java verapdf ValidatePdf
fetch_java ofdrw ReadOfd
echo "setup: ready"
