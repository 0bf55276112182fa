import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Takes a file in as its text: `import text from './page.py?raw'`, as Vite and so the tests do.
 * @returns {import('esbuild').Plugin}
 */
export function rawText() {
  return {
    name: 'raw-text',
    setup(build) {
      build.onResolve({ filter: /\?raw$/ }, ({ path: specifier, resolveDir }) => ({
        path: path.resolve(resolveDir, specifier.slice(0, -'?raw'.length)),
        namespace: 'raw-text',
      }));
      build.onLoad({ filter: /.*/, namespace: 'raw-text' }, async ({ path: file }) => ({
        contents: await readFile(file, 'utf8'),
        loader: 'text',
        watchFiles: [file],
      }));
    },
  };
}

/**
 * Replaces a package by an empty module. Ink imports react-devtools-core only when DEV=true, but esbuild would turn
 * that into an import at start, of a package that is not there.
 * @param {string} name
 * @returns {import('esbuild').Plugin}
 */
export function emptyPackage(name) {
  return {
    name: `empty-${name}`,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: 'empty-package' }));
      build.onLoad({ filter: /.*/, namespace: 'empty-package' }, () => ({
        contents: 'export default {};',
        loader: 'js',
      }));
    },
  };
}
