import { rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { emptyPackage, rawText } from './build-plugins.js';
import { thirdPartyNotices } from './third-party-notices.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const outdir = fileURLToPath(new URL('../dist', import.meta.url));

await rm(outdir, { recursive: true, force: true });

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/cli.ts'],
  outdir,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // What is imported dynamically (screens, SDK, Markdown) becomes a chunk that loads when it is needed.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
  // These two read their .wasm file from beside themselves.
  external: ['@astral-sh/ruff-wasm-nodejs', 'libpg-query'],
  // Bundled CommonJS packages still call require() for Node's own modules.
  banner: {
    js: "import {createRequire as createRequireForBundle} from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
  plugins: [rawText(), emptyPackage('react-devtools-core')],
}).catch(() => process.exit(1)); // esbuild has already said why.

await writeFile(new URL('../dist/THIRD-PARTY-NOTICES.txt', import.meta.url), await thirdPartyNotices(root, metafile));

const outputs = Object.entries(metafile.outputs);
const bytes = outputs.reduce((sum, [, output]) => sum + output.bytes, 0);
const { size } = await stat(new URL('../dist/cli.js', import.meta.url));
console.log(
  `Built dist/: ${outputs.length} files, ${kilobytes(bytes)} in all, of which cli.js loads ${kilobytes(size)} first.`,
);

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
