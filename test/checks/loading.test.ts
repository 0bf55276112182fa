import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

const checkers = /^(?:mermaid|dompurify|@astral-sh\/|libpg-query|@secretlint\/|@lezer\/|sh-syntax|dockerfile-utils)/;

test.each(['src/cli.ts', 'src/commands/interview.ts', 'src/ui/app.tsx'])(
  'no parser of the checks is loaded before the first screen: %s',
  async (entry) => {
    const { files, packages } = await importedBy(entry);
    expect(files.size).toBeGreaterThan(3);
    expect([...packages].filter((name) => checkers.test(name))).toEqual([]);
  },
);

/** What a module imports when it is loaded, and what that imports; an `import()` waits until it is called. */
async function importedBy(entry: string) {
  const files = new Set([entry]);
  const packages = new Set<string>();
  for (const file of files) {
    const text = await readFile(file, 'utf8');
    for (const [, name = ''] of text.matchAll(/^(?:import|export)\s(?!type\s)[^'"]*?from '([^']+)';$/gm)) {
      const imported = path.join(path.dirname(file), name);
      if (!name.startsWith('.')) packages.add(name);
      else if (/\.tsx?$/.test(name) && existsSync(imported)) files.add(imported);
    }
  }
  return { files, packages };
}
