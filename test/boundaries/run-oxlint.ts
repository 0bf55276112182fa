import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const oxlint = fileURLToPath(new URL('../../node_modules/.bin/oxlint', import.meta.url));

const reportSchema = z.object({
  diagnostics: z.array(z.object({ code: z.string(), message: z.string(), filename: z.string() })),
  number_of_files: z.number(),
});

export type LintReport = z.infer<typeof reportSchema>;

/** Runs the real oxlint in a folder, with the configuration it finds there, over that folder's src/. */
export function runOxlint(folder: string): Promise<LintReport> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    execFile(oxlint, ['--format=json', 'src'], options, (_, stdout, stderr) => {
      try {
        resolve(reportSchema.parse(JSON.parse(stdout)));
      } catch (cause) {
        reject(new Error(`oxlint gave no report:\n${stdout}${stderr}`, { cause }));
      }
    });
  });
}

/** Whether a diagnostic comes from a boundary rule rather than from ordinary linting. */
export function isBoundary({ code }: { readonly code: string }): boolean {
  return code.startsWith('boundaries(') || code === 'import(no-cycle)';
}
