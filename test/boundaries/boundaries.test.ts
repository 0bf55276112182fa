import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBoundary, type LintReport, runOxlint } from './run-oxlint.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Violation {
  readonly what: string;
  readonly file: string;
  readonly code: string;
  readonly report: string;
}

const violations: readonly Violation[] = [
  {
    what: 'a folder importing from its right',
    file: 'src/intake/from-ui.ts',
    code: `import { app } from '../ui/app.tsx';\nexport const value = app;\n`,
    report: 'intake/from-ui.ts may not import ui/app.tsx: ui is to the right of intake',
  },
  {
    what: 'knowledge importing from the interview',
    file: 'src/knowledge/from-intake.ts',
    code: `import { answers } from '../intake/answers.ts';\nexport const value = answers;\n`,
    report: 'knowledge/from-intake.ts may not import intake/answers.ts',
  },
  {
    what: 'only a type from the right',
    file: 'src/sizing/type-from-decisions.ts',
    code: `import type { Decision } from '../decisions/decision.ts';\nexport type Value = Decision;\n`,
    report: 'sizing/type-from-decisions.ts may not import decisions/decision.ts',
  },
  {
    what: 'a type written as import()',
    file: 'src/sizing/inline-type.ts',
    code: `export type Value = import('../blueprint/blueprint.ts').Blueprint;\n`,
    report: 'sizing/inline-type.ts may not import blueprint/blueprint.ts',
  },
  {
    what: 'a re-export from the right',
    file: 'src/decisions/re-export.ts',
    code: `export { blueprint } from '../blueprint/blueprint.ts';\n`,
    report: 'decisions/re-export.ts may not import blueprint/blueprint.ts',
  },
  {
    what: 'everything re-exported from the right',
    file: 'src/blueprint/re-export-all.ts',
    code: `export * from '../document/sections.ts';\n`,
    report: 'blueprint/re-export-all.ts may not import document/sections.ts',
  },
  {
    what: 'a dynamic import from the right',
    file: 'src/checks/lazily.ts',
    code: `export const load = () => import('../storage/sessions.ts');\n`,
    report: 'checks/lazily.ts may not import storage/sessions.ts',
  },
  {
    what: 'a subfolder importing from the right',
    file: 'src/architects/builtin/sections/deep.ts',
    code: `import { run } from '../../../commands/design.ts';\nexport const value = run;\n`,
    report: 'architects/builtin/sections/deep.ts may not import commands/design.ts',
  },
  {
    what: 'the errors importing from a folder',
    file: 'src/errors.ts',
    code: `import { stage } from './intake/stage.ts';\nexport const value = stage;\n`,
    report: 'errors.ts may not import intake/stage.ts',
  },
  {
    what: 'a folder that no layer names',
    file: 'src/helpers/stray.ts',
    code: `import { stage } from '../intake/stage.ts';\nexport const value = stage;\n`,
    report: 'helpers/stray.ts is in a folder that scripts/boundaries.js does not know',
  },
  {
    what: 'source reaching out of src/',
    file: 'src/document/outside.ts',
    code: `import { config } from '../../vitest.config.ts';\nexport const value = config;\n`,
    report: 'document/outside.ts may not take in vitest.config.ts',
  },
  {
    what: 'prompts read by anything but an architect',
    file: 'src/ui/prompt.ts',
    code: `import persona from '../../prompts/persona.md?raw';\nexport const value = persona;\n`,
    report: 'ui/prompt.ts may not take in prompts/persona.md',
  },
  {
    what: "Node's I/O in the pure core",
    file: 'src/decisions/network.ts',
    code: `import { request } from 'node:http';\nexport const value = request;\n`,
    report: "decisions/network.ts is pure and may not import Node's node:http",
  },
  {
    what: "Node's I/O under its old name",
    file: 'src/knowledge/old-name.ts',
    code: `import { readFileSync } from 'fs';\nexport const value = readFileSync;\n`,
    report: "knowledge/old-name.ts is pure and may not import Node's fs",
  },
  {
    what: 'React outside the UI',
    file: 'src/document/react.ts',
    code: `import { useState } from 'react';\nexport const value = useState;\n`,
    report: 'document/react.ts may not import react; only ui may',
  },
  {
    what: 'Ink outside the UI, even its types',
    file: 'src/commands/ink.ts',
    code: `import type { Instance } from 'ink';\nexport type Value = Instance;\n`,
    report: 'commands/ink.ts may not import ink; only ui may',
  },
  {
    what: 'the SDK outside the Claude architect',
    file: 'src/architects/builtin/sdk.ts',
    code: `import type Anthropic from '@anthropic-ai/sdk';\nexport type Value = Anthropic;\n`,
    report: 'architects/builtin/sdk.ts may not import @anthropic-ai/sdk; only architects/claude may',
  },
  {
    what: 'a module inside the SDK, loaded dynamically by the UI',
    file: 'src/ui/sdk.ts',
    code: `export const load = () => import('@anthropic-ai/sdk/resources/messages');\n`,
    report: 'ui/sdk.ts may not import @anthropic-ai/sdk/resources/messages',
  },
  {
    what: 'the file system in an architect',
    file: 'src/architects/claude/files.ts',
    code: `import { readFile } from 'node:fs/promises';\nexport const value = readFile;\n`,
    report: 'architects/claude/files.ts may not import node:fs/promises; only storage, evidence, exports, commands may',
  },
  {
    what: 'the file system in the UI, under its old name',
    file: 'src/ui/files.ts',
    code: `import { readFileSync } from 'fs';\nexport const value = readFileSync;\n`,
    report: 'ui/files.ts may not import fs; only storage, evidence, exports, commands may',
  },
  {
    what: 'settings kept anywhere but in storage',
    file: 'src/commands/settings.ts',
    code: `import Conf from 'conf';\nexport const value = Conf;\n`,
    report: 'commands/settings.ts may not import conf; only storage may',
  },
  {
    what: 'the clock in the pure core',
    file: 'src/sizing/clock.ts',
    code: `export const value = () => new Date();\n`,
    report: 'sizing/clock.ts is pure and may not read the clock',
  },
  {
    what: 'the clock as a number in the pure core',
    file: 'src/sizing/now.ts',
    code: `export const value = () => Date.now();\n`,
    report: 'sizing/now.ts is pure and may not read the clock',
  },
  {
    what: 'randomness in the pure core',
    file: 'src/blueprint/random.ts',
    code: `export const value = () => Math.random();\n`,
    report: 'blueprint/random.ts is pure and may not use randomness',
  },
  {
    what: 'a network call in the pure core',
    file: 'src/knowledge/network.ts',
    code: `export const value = () => fetch('https://example.org');\n`,
    report: 'knowledge/network.ts is pure and may not use fetch',
  },
  {
    what: 'the environment read below the commands',
    file: 'src/storage/environment.ts',
    code: `export const value = process.env['HOME'];\n`,
    report: 'storage/environment.ts may not read process',
  },
];

const cycle: Readonly<Record<string, string>> = {
  'src/exports/hen.ts': `import type { Egg } from './egg.ts';\nexport interface Hen { egg: Egg }\n`,
  'src/exports/egg.ts': `import type { Hen } from './hen.ts';\nexport interface Egg { hen: Hen }\n`,
};

const lawful: Readonly<Record<string, string>> = {
  'src/intake/stage.ts': `import { constant } from '../knowledge/constant.ts';\nexport const stage = constant;\n`,
  'src/blueprint/dated.ts': `export const dated = (iso: string) => new Date(iso);\n`,
  'src/decisions/own-names.ts': `export const own = (process: string, fetch: string) => process + fetch;\n`,
  'src/architects/claude/client.ts': `import Anthropic from '@anthropic-ai/sdk';\nimport persona from '../../../prompts/persona.md?raw';\nexport const client = [Anthropic, persona];\n`,
  'src/exports/scaffold.ts': `import { writeFile } from 'node:fs/promises';\nimport page from './page.py?raw';\nexport const scaffold = [writeFile, page];\n`,
  'src/ui/app.tsx': `import { Text } from 'ink';\nimport { useState } from 'react';\nimport { stage } from '../intake/stage.ts';\nexport const app = [Text, useState, stage];\n`,
  'src/commands/design.ts': `import { app } from '../ui/app.tsx';\nimport { InputError } from '../errors.ts';\nexport const run = [app, InputError, process.env];\n`,
  'src/cli.ts': `import { run } from './commands/design.ts';\nimport { version } from '../package.json';\nexport const cli = [run, version, process.argv];\n`,
};

describe('the boundary rules, each seen to fail', () => {
  let folder: string;
  let report: LintReport;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'boundaries-'));
    await copyLintSetUp(folder);
    const files = { ...lawful, ...cycle, ...Object.fromEntries(violations.map(({ file, code }) => [file, code])) };
    for (const [file, code] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), code);
    }
    report = await runOxlint(folder);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(violations)('report $what', ({ file, report: expected }) => {
    expect(boundaryMessages(file)).toEqual([expect.stringContaining(expected)]);
  });

  it.each(Object.keys(cycle))('report %s as part of a cycle of types', (file) => {
    expect(boundaryMessages(file)).toEqual(['Dependency cycle detected']);
  });

  it.each(Object.keys(lawful))('let %s be', (file) => {
    expect(boundaryMessages(file)).toEqual([]);
  });

  function boundaryMessages(file: string): string[] {
    return report.diagnostics
      .filter((found) => found.filename === file && isBoundary(found))
      .map(({ message }) => message);
  }
});

it('the source keeps the boundary rules', async () => {
  const { diagnostics, number_of_files } = await runOxlint(root);

  expect(number_of_files).toBeGreaterThan(20);
  expect(diagnostics.filter(isBoundary)).toEqual([]);
});

/** Our own configuration and rules, less the rules that need types: a folder of fragments has none. */
async function copyLintSetUp(folder: string): Promise<void> {
  const config: unknown = JSON.parse(await readFile(path.join(root, '.oxlintrc.json'), 'utf8'));
  await writeFile(
    path.join(folder, '.oxlintrc.json'),
    JSON.stringify({ ...Object(config), options: { typeAware: false } }),
  );
  await cp(path.join(root, 'scripts/boundaries.js'), path.join(folder, 'scripts/boundaries.js'));
}
