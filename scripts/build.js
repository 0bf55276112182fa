import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { leaveOut, rawText } from './build-plugins.js';
import { thirdPartyNotices } from './third-party-notices.js';

const root = fileURLToPath(new URL('..', import.meta.url));
// Tests build elsewhere, so that no program of theirs starts while dist/ is being written.
const dist = path.join(root, 'dist');
const outdir = path.resolve(root, process.argv[2] ?? dist);

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
  // These read their .wasm file from beside themselves.
  external: ['@astral-sh/ruff-wasm-nodejs', 'libpg-query', 'sh-syntax'],
  // Bundled CommonJS packages still call require() for Node's own modules.
  banner: {
    js: "import {createRequire as createRequireForBundle} from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
  plugins: [
    rawText(),
    leaveOut({
      // Ink imports it only when DEV=true; esbuild would turn that into an import at start, of a package not there.
      'react-devtools-core': ['default'],
      // marked-terminal's highlighter, emoji and tables: ours come first, and the screens load in 0.15 s, not 0.26.
      'cli-highlight': ['highlight'],
      'node-emoji': ['get'],
      'cli-table3': ['default'],
    }),
  ],
}).catch(() => process.exit(1)); // esbuild has already said why.

const notices = path.join(outdir, 'THIRD-PARTY-NOTICES.txt');
await writeFile(notices, await thirdPartyNotices(root, metafile));
const built = Object.keys(metafile.outputs).map((file) => path.join(root, file));
if (outdir === dist) await removeAllBut(new Set([...built, notices]));

const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
const atStart = readAtStart(path.join(outdir, 'cli.js'));
console.log(
  `Built ${path.relative(root, outdir)}: ${built.length} files, ${kilobytes(bytes)}; every start reads ${kilobytes(atStart)}.`,
);

/**
 * Clears from dist/ what earlier builds left. After the build, not before it: a program that runs meanwhile keeps its
 * chunks.
 * @param {Set<string>} current
 */
async function removeAllBut(current) {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  await Promise.all(files.filter((file) => !current.has(file)).map((file) => rm(file)));
}

/**
 * The bytes of a file and of all that it imports, and they import, statically.
 * @param {string} entry
 */
function readAtStart(entry) {
  const files = new Set([path.relative(root, entry).replaceAll(path.sep, '/')]);
  for (const file of files) {
    const imports = metafile.outputs[file].imports.filter(
      ({ kind, external }) => kind === 'import-statement' && !external,
    );
    for (const { path: imported } of imports) files.add(imported);
  }
  return [...files].reduce((sum, file) => sum + metafile.outputs[file].bytes, 0);
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
