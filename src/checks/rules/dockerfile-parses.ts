import { placeIn } from '../code-block.ts';
import type { Found, Rule } from '../rule.ts';

/** Dockerfiles use instructions that exist, with the arguments that they take. */
export const dockerfileParses: Rule = {
  code: 'dockerfile',
  group: 'data',
  severity: 'error',
  finds: 'a Dockerfile with an instruction that does not exist or lacks its arguments',
  why: 'The build ends at that line.',
  remedy: 'Correct the instruction.',
  source: {
    id: 'dockerfile-reference',
    title: 'Docker: Dockerfile reference',
    url: 'https://docs.docker.com/reference/dockerfile/',
  },
  examples: {
    fires: [
      { text: 'FROM python:3.11\nRUM pip install x\n', language: 'dockerfile', line: 2 },
      { text: 'FROM python:3.11\nCOPY app.py\n', language: 'dockerfile', line: 2 },
    ],
    passes: [
      { text: 'FROM python:3.11-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "app.py"]\n', language: 'dockerfile' },
    ],
  },
  check: async ({ blocks }) => {
    const files = blocks.filter(({ language }) => language === 'dockerfile');
    if (files.length === 0) return [];
    const { validate } = await import('dockerfile-utils');
    return files.flatMap((block) =>
      validate(block.text).map(({ message, severity, range: { start } }): Found => ({
        ...placeIn(block, start.line + 1, start.character + 1),
        severity: severity === 1 ? 'error' : 'warning',
        message: `Dockerfile: ${typeof message === 'string' ? message : message.value}`,
      })),
    );
  },
};
