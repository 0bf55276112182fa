import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { installPackedTool, type PackedTool } from './packed-tool.ts';

let tool: PackedTool;

beforeAll(async () => {
  tool = await installPackedTool();
});

afterAll(() => tool.remove());

describe('the tarball', () => {
  it('holds the launcher, the bundle and the papers, and nothing else', () => {
    const expected = [
      /^bin\/streamlit-architect\.js$/,
      /^dist\/(cli|chunks\/[\w.-]+)\.js$/,
      /^dist\/THIRD-PARTY-NOTICES\.txt$/,
      /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
    ];
    const files = tool.report.files.map((file) => file.path);

    expect(files.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(expected.filter((pattern) => !files.some((file) => pattern.test(file)))).toEqual([]);
  });

  it('stays small enough for npx', () => {
    // Two thirds are Mermaid, which only a check of a diagram loads.
    expect(tool.report.size).toBeLessThan(3_000_000);
    expect(tool.report.unpackedSize).toBeLessThan(10_000_000);
  });

  it('has a manifest that publint approves of', async () => {
    const { messages } = await publint({ pkgDir: tool.program, strict: true, pack: false });

    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });
});

describe('installing the tarball into an empty folder, with a cold cache', () => {
  it('succeeds without a warning', () => {
    expect(tool.installation.code).toBe(0);
    // npm warns of a `prepare` script in a tarball: that is why package.json builds in `postprepare` and `prepack`.
    expect(tool.installation.stderr).toBe('');
    expect(tool.installation.stdout).not.toMatch(/warn|EBADENGINE|deprecated/i);
  });

  it('brings only the packages that cannot be bundled', async () => {
    const modules = path.join(tool.folder, 'node_modules');
    const scoped = (await readdir(modules)).filter((name) => !name.startsWith('.'));

    expect(scoped.toSorted()).toEqual(['@astral-sh', '@pgsql', 'libpg-query', 'sh-syntax', 'streamlit-architect']);
  });
});

describe('the installed tool', () => {
  it('prints its version', async () => {
    expect(await tool.run(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  it('prints its help', async () => {
    const { code, stdout, stderr } = await tool.run(['--help']);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('streamlit-architect');
    expect(stdout).toMatch(/\bdesign\b/);
  });

  it('designs an example without a key or a network', async () => {
    const { code, stderr } = await tool.run(['design', '--example', 'live-sales-dashboard', '-o', 'design.md']);
    const document = await readFile(path.join(tool.folder, 'design.md'), 'utf8');

    expect(code).toBe(0);
    expect(stderr).not.toMatch(/Warning|Error/);
    expect(document).toMatch(/^---\n/);
    expect(document).toContain('\n## Summary\n');
    expect(document).toContain('\n## Sources\n');
  });
});
