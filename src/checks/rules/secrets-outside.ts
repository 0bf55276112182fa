import { type RuffFinding, ruffFindings } from '../python/ruff-findings.ts';
import type { Rule } from '../rule.ts';

/** Passwords and tokens are not written in code. */
export const secretsOutside: Rule = {
  code: 'secret-in-code',
  group: 'python',
  severity: 'error',
  finds: 'a password or a token written in Python',
  why: 'Everyone who can read the code, and its history, has it; and it cannot be changed without a release.',
  remedy: 'Read it from st.secrets or from the environment.',
  source: {
    id: 'st-secrets',
    title: 'Streamlit: secrets management',
    url: 'https://docs.streamlit.io/develop/concepts/connections/secrets-management',
  },
  examples: {
    fires: [
      { text: 'password = "hunter2"\n', language: 'python', line: 1 },
      { text: 'import psycopg\n\npsycopg.connect(host="db", password="s3cr3t-9")\n', language: 'python', line: 3 },
      { text: 'def connect(password="s3cr3t-9"):\n    return password\n', language: 'python', line: 1 },
    ],
    passes: [
      { text: 'import streamlit as st\n\npassword = st.secrets["db_password"]\n', language: 'python' },
      { text: 'TOKEN_URL = "https://login.example.org/token"\n', language: 'python' },
      { text: 'password_label = "Enter your password"\n', language: 'python' },
      { text: 'token_key = "access_token"\n', language: 'python' },
      { text: 'password = "<password>"\n', language: 'python' },
      {
        text: 'from streamlit.testing.v1 import AppTest\n\napp = AppTest.from_file("app.py")\napp.secrets["password"] = "letmein"\n',
        language: 'python',
      },
    ],
  },
  check: async (document) =>
    (await ruffFindings(document))
      .filter(({ code }) => code === 'S105' || code === 'S106' || code === 'S107')
      .filter((finding) => !isHarmless(literalOf(finding)) && !setsSecretOfTest(finding))
      // The message of Ruff names what it is assigned to, never the value.
      .map(({ place, message }) => ({ ...place, message: message.replaceAll('"', '') })),
};

function literalOf({ about }: RuffFinding): string {
  return /["']([^"']*)["']\s*$/.exec(about)?.[1] ?? about;
}

/** `app.secrets["key"] = ...`, by which a test of Streamlit gives the app secrets of its own. */
function setsSecretOfTest({ lineText }: RuffFinding): boolean {
  return /^\s*\w+\.secrets\[[^\]]*\]\s*=/.test(lineText);
}

/** An address, a path, words for people, a stand-in, or the name under which a secret is kept. */
function isHarmless(value: string): boolean {
  return (
    /^(?:https?:\/\/[^@]*|.*\s.*|[<{$*./].*|)$/.test(value) ||
    /^(?:your|my)[-_ ]|^x{3,}|example|placeholder/i.test(value) ||
    /^[a-z_.-]*(?:password|passwd|pwd|token|secret)[a-z_.-]*$/i.test(value)
  );
}
