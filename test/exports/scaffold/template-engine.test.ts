import { describe, expect, test } from 'vitest';
import { fillTemplate } from '../../../src/exports/scaffold/template-engine.ts';

describe('a template', () => {
  test('hides its tags in comments that leave no line behind', () => {
    const python = 'def f():\n    #{% if on %}\n    return {{ value }}\n    #{% endif %}\n';
    expect(fillTemplate('python', python, { on: true, value: 1 })).toBe('def f():\n    return 1\n');
    expect(fillTemplate('python', python, { on: false, value: 1 })).toBe('def f():\n');
    expect(
      fillTemplate('sql', '--{% for name in names %}\nSELECT {{ name }};\n--{% endfor %}\n', { names: ['a', 'b'] }),
    ).toBe('SELECT a;\nSELECT b;\n');
  });

  test('that asks for what is not there is a defect, not an empty string', () => {
    expect(() => fillTemplate('python', '{{ missing }}', {})).toThrow(/undefined variable: missing/);
    expect(() => fillTemplate('python', '{{ "a" | shout }}', {})).toThrow(/undefined filter: shout/);
  });

  test('reaches no inherited property of a value', () => {
    expect(() => fillTemplate('python', '{{ thing.constructor }}', { thing: {} })).toThrow(/undefined variable/);
  });

  test('writes names as a tuple or a set of Python', () => {
    const fill = (names: string[]) => fillTemplate('python', '{{ names | py_tuple }} {{ names | py_set }}', { names });
    expect(fill(['a'])).toBe('("a",) frozenset({"a"})');
    expect(fill(['a', 'b'])).toBe('("a", "b") frozenset({"a", "b"})');
    expect(fill([])).toBe('() frozenset()');
  });
});
