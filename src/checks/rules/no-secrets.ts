import { secretsIn } from '../secrets-in.ts';
import type { Rule } from '../rule.ts';

/** No key, token or password in the text or in the code. */
export const noSecrets: Rule = {
  code: 'secret',
  group: 'safety',
  severity: 'error',
  finds: 'a key, a token, or a connection string with a password',
  why: 'A document is mailed, pasted and committed; whoever reads it then has the secret.',
  remedy: 'Take it out, revoke it where it is real, and read it from the secret store.',
  source: { id: 'secretlint', title: 'Secretlint: rule preset', url: 'https://github.com/secretlint/secretlint' },
  examples: {
    fires: [
      { text: `Words.\n\n\`postgres://app:${'hunter2' + 'word'}@db.prod.acme.io:5432/orders\`\n`, line: 3 },
      { text: `Jobs lie at redis://:${'n7Kd' + '93mQz'}@cache.acme.io:6379/0 until read.\n`, line: 1 },
      { text: `token = "${'ghp_' + 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'}"\n`, language: 'python', line: 1 },
    ],
    passes: [
      { text: 'redis://default:${REDIS_PASSWORD}@cache:6379 or amqp://guest:guest@mq:5672\n' },
      { text: 'url = "postgresql+psycopg://USER:PASSWORD@HOST:5432/DATABASE"\n', language: 'toml' },
      { text: 'url = "postgresql://user:password@localhost:5432/orders"\n', language: 'toml' },
      { text: 'password = st.secrets["password"]\n', language: 'python' },
    ],
  },
  check: async ({ markdown, blocks }) => {
    const text = markdown === '' ? blocks.map((block) => block.text).join('\n') : markdown;
    const found = await secretsIn(text);
    return found.map(({ line, column, kind, shown }) => ({ line, column, message: `${kind} stands here: ${shown}` }));
  },
};
