import { defineConfig } from 'vitest/config';
import './scripts/map-group-by.js';

/** Tests that start real programs: slow, and sensitive to what else runs on the machine. */
const wholeProgram = [
  'test/terminal/**/*.test.{ts,tsx}',
  'test/package/**/*.test.ts',
  'test/commands/**/*.test.ts',
  'test/python/**/*.test.ts',
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    setupFiles: ['test/properties/seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: wholeProgram,
          pool: 'threads',
          // Properties run the whole core many times, and the machine may be busy: a time limit only ends what hangs.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'whole-program',
          include: wholeProgram,
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 300_000,
          // After the fast ones, so that nothing competes with a program that is being timed by a person's patience.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
