import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * The licence texts of every package whose code is inside the bundle, which their licences ask us to pass on.
 * @param {string} root the folder the metafile's paths start from
 * @param {import('esbuild').Metafile} metafile
 * @returns {Promise<string>}
 */
export async function thirdPartyNotices(root, metafile) {
  const notices = await Promise.all(bundledPackages(metafile).map((folder) => notice(path.join(root, folder))));
  return `streamlit-architect contains code of these packages.\n\n${notices.join('\n')}`;
}

/** @param {import('esbuild').Metafile} metafile */
function bundledPackages(metafile) {
  const used = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = used.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  return [...new Set(folders)].toSorted();
}

/** @param {string} folder */
async function notice(folder) {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file ? await readFile(path.join(folder, file), 'utf8') : 'The package has no licence file.\n';
  return `---- ${name} ${version} (${license}) ----\n\n${text.trim()}\n`;
}
