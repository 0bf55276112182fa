import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CodeFile } from '../../src/exports/scaffold/render-code.ts';

/** Writes the files of a generated project into a folder; gives the folder. */
export function writeProject(folder: string, files: readonly CodeFile[]): string {
  for (const file of files) writeFile(folder, file.path, file.text);
  return folder;
}

/** Writes one file below a folder, with the folders between. */
export function writeFile(folder: string, name: string, text: string): void {
  const target = path.join(folder, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

/** A new folder that `remove` takes away. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'streamlit-architect-python-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
