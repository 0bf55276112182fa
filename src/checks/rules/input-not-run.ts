import { ruffFindings } from '../python/ruff-findings.ts';
import type { Rule } from '../rule.ts';

/** Text and files are read as data, never run. */
export const inputNotRun: Rule = {
  code: 'runs-input',
  group: 'python',
  severity: 'error',
  finds: 'eval, exec, pickle, an unsafe YAML loader, or a command that goes through the shell',
  why: 'Whoever writes the text or the file runs code as the app, with its secrets and its network.',
  remedy: 'Use json, ast.literal_eval, yaml.safe_load, Parquet, or a list of arguments without shell=True.',
  source: {
    id: 'st-security-reminders',
    title: 'Streamlit: security reminders',
    url: 'https://docs.streamlit.io/develop/concepts/connections/security-reminders',
  },
  examples: {
    fires: [
      { text: 'import pickle\n\n\ndef load(file):\n    return pickle.load(file)\n', language: 'python', line: 5 },
      { text: 'def total(text):\n    return eval(text)\n', language: 'python', line: 2 },
      { text: 'def run(text):\n    exec(text)\n', language: 'python', line: 2 },
      { text: 'import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n', language: 'python', line: 5 },
      {
        text: 'import subprocess\n\n\ndef run(name):\n    subprocess.run(f"wc {name}", shell=True)\n',
        language: 'python',
        line: 5,
      },
    ],
    passes: [
      {
        text: 'import json\nimport yaml\n\n\ndef load(text):\n    return json.loads(text), yaml.safe_load(text)\n',
        language: 'python',
      },
      { text: 'import subprocess\n\nsubprocess.run(["wc", "a.txt"], check=True)\n', language: 'python' },
      { text: 'frame.eval("a + b")\n', language: 'python' },
    ],
  },
  check: async (document) =>
    (await ruffFindings(document)).flatMap(({ code, place, about }) => {
      const what = code === null ? undefined : running[code];
      return what === undefined ? [] : [{ ...place, message: `${about.split('(')[0]?.trim()} ${what}` }];
    }),
};

const running: Readonly<Record<string, string>> = {
  S102: 'runs text as code',
  S301: 'runs what a file says while reading it',
  S302: 'runs what a file says while reading it',
  S307: 'runs text as code',
  S506: 'makes any object that a file asks for',
  S602: 'hands its text to the shell',
  S604: 'hands its text to the shell',
  S605: 'hands its text to the shell',
};
