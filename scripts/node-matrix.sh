#!/usr/bin/env bash
# Packs the tool and tries it on every Node it supports, and from git by npx, each in an empty folder.
# The Nodes are npm's `node` packages, kept in a cache outside the repository.
set -euo pipefail
cd "$(dirname "$0")/.."

cache="${XDG_CACHE_HOME:-$HOME/.cache}/streamlit-architect-nodes"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
export STREAMLIT_ARCHITECT_HOME="$scratch/home"

npm pack --silent --pack-destination "$scratch" >/dev/null
npm install --silent --prefix "$scratch/installed" "$scratch"/streamlit-architect-*.tgz

try_tool() {
  local work="$scratch/work-$1"
  shift
  mkdir "$work"
  (
    cd "$work"
    "$@" --version
    "$@" --help >/dev/null
    for example in live-sales-dashboard slow-postgres-app messy-csv-uploads; do
      "$@" design --example "$example" --architect builtin -o "$example.md" 2>"$example.log" || { cat "$example.log"; exit 1; }
      grep -q '^## Sources' "$example.md"
    done
    if grep -l 'Warning' ./*.log; then echo 'The tool printed a warning of Node.'; exit 1; fi
  )
}

for version in 20.19.0 20 22 24; do
  [ -x "$cache/$version/node_modules/.bin/node" ] ||
    npm install --silent --no-audit --no-fund --prefix "$cache/$version" "node@$version"
  node="$cache/$version/node_modules/.bin/node"
  echo "Node $("$node" --version)"
  try_tool "$version" "$node" "$scratch/installed/node_modules/streamlit-architect/bin/streamlit-architect.js"
done

echo "npx from git, Node $(node --version)"
try_tool git npx --yes "git+file://$PWD"

echo 'All of them work.'
