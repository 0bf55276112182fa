#!/usr/bin/env bash
# Makes the Python environment that runs the generated projects in our tests: once for each set of pinned packages, kept
# outside the tree so that every clone shares it. Prints its folder; `--path` only prints it.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
requirements="$here/python-requirements.txt"
digest="$(node -e '
  const { createHash } = require("node:crypto");
  const { readFileSync } = require("node:fs");
  console.log(createHash("sha256").update(readFileSync(process.argv[1])).digest("hex").slice(0, 12));
' "$requirements")"
folder="${XDG_CACHE_HOME:-$HOME/.cache}/streamlit-architect/python-$digest"

if [[ "${1:-}" != "--path" && ! -e "$folder/ready" ]]; then
  python=""
  for candidate in python3.11 python3.12 python3.13 python3.14 python3; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      python="$candidate"
      break
    fi
  done
  if [[ -z "$python" ]]; then
    echo "Python 3.11 or newer is needed to run the generated projects." >&2
    exit 1
  fi
  rm -rf "$folder"
  "$python" -m venv "$folder" >&2
  "$folder/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements" >&2
  touch "$folder/ready"
fi
echo "$folder"
