import { describe, expect, test } from 'vitest';
import { checkCode, checkDocument } from '../../src/checks/check-document.ts';
import type { RuleExample } from '../../src/checks/rule.ts';
import { rules } from '../../src/checks/rules.ts';

const check = async ({ text, language }: RuleExample) =>
  (await (language === undefined ? checkDocument(text) : checkCode(language, text))).problems;

test('every rule has a code of its own, in kebab case', () => {
  const codes = rules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !/^[a-z]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
});

describe.each(rules)('$code', ({ code, examples, source }) => {
  test.each(examples.fires.map((example, index) => [index, example] as const))(
    'fires where example %i says',
    async (_, example) => {
      const lines = (await check(example)).filter((problem) => problem.code === code).map(({ line }) => line);
      expect(lines, example.text).toContain(example.line);
    },
  );

  test.each(examples.passes.map((example, index) => [index, example] as const))(
    'passes example %i',
    async (_, example) => {
      expect((await check(example)).filter((problem) => problem.code === code)).toEqual([]);
    },
  );

  test('links to where its fact is published', () => {
    expect(source?.url ?? 'https://').toMatch(/^https:\/\//);
  });
});
