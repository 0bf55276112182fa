import { setFlagsFromString } from 'node:v8';

/**
 * Ruff's parser and linter, a WebAssembly module of 10 MB that is read at the first call.
 *
 * V8 would optimise what has run in the background and let the program end only after that: seconds, for code that
 * runs for a fifth of one. So it is told not to, which holds for WebAssembly compiled from then on.
 */
export async function loadRuff() {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  return import('@astral-sh/ruff-wasm-nodejs');
}
