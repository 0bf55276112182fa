import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { rawText } from '../scripts/build-plugins.js';

/** Bundles the benchmark as the product is bundled, runs it and prints what it measured. */

const folder = await mkdtemp(path.join(tmpdir(), 'streamlit-architect-bench-'));
const outfile = path.join(folder, 'core.mjs');
try {
  await build({
    entryPoints: [fileURLToPath(new URL('core.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    banner: { js: "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);" },
    plugins: [rawText()],
  });
  const { measureAll } = await import(pathToFileURL(outfile).href);
  console.table(await measureAll());
} finally {
  await rm(folder, { recursive: true });
}
