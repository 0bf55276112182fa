import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Everything a change must pass. All steps run, so that one run tells all; each check that is not a test counts as
 * one. The last line is `N passed, N failed`, with `, N skipped` where tests were skipped.
 */

const checks = [
  { name: 'Types', command: ['tsc', '--noEmit'] },
  { name: 'Lint and boundaries', command: ['oxlint', '--deny-warnings'] },
  { name: 'Format', command: ['oxfmt', '--check'] },
  { name: 'Unused code', command: ['knip'] },
  { name: 'Build', command: ['node', 'scripts/build.js'] },
];

const counts = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

for (const { name, command } of checks) {
  heading(name);
  if (run(command) === 0) {
    counts.passed += 1;
  } else {
    counts.failed += 1;
    failures.push(name);
  }
}

heading('Tests');
runTests();

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed > 0 ? 1 : 0;

function runTests() {
  const folder = mkdtempSync(path.join(tmpdir(), 'streamlit-architect-test-'));
  const report = path.join(folder, 'report.json');
  const status = run(['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const found = countTests(report);
  rmSync(folder, { recursive: true, force: true });

  // A file that does not load, or an error outside any test, fails the run without failing a test.
  const failed = status !== 0 && found.failed === 0 ? 1 : found.failed;
  counts.passed += found.passed;
  counts.failed += failed;
  counts.skipped += found.skipped;
  if (failed > 0) failures.push('Tests');
}

function countTests(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Runs a program that npm put on the PATH, with its output on ours; gives its exit status. */
function run([program, ...args]) {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(error.message);
  return status ?? 1;
}

function heading(name) {
  console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
}
