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
 * Leaves out packages that the bundled code imports and never calls: each export named here throws when it is called.
 * @param {Record<string, readonly string[]>} packages the names that are imported from each; `default` may be one
 * @returns {import('esbuild').Plugin}
 */
export function leaveOut(packages) {
  return {
    name: 'leave-out',
    setup(build) {
      build.onResolve({ filter: /^[\w-]+$/ }, ({ path: name }) =>
        name in packages ? { path: name, namespace: 'left-out' } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path: name }) => ({
        contents: `
          function leftOut() { throw new Error('${name} is left out of the bundle, see scripts/build.js'); }
          export { ${packages[name].map((exported) => `leftOut as ${exported}`).join(', ')} };`,
        loader: 'js',
      }));
    },
  };
}
