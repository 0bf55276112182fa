import { ruffFindings } from '../python/ruff-findings.ts';
import type { Rule } from '../rule.ts';

/** Connections check whom they talk to. */
export const tlsVerified: Rule = {
  code: 'tls-unverified',
  group: 'python',
  severity: 'error',
  finds: 'a request that does not check the certificate of the server',
  why: 'Anyone on the way can answer in its place, and is sent the token.',
  remedy: 'Leave verification on; give verify= the file of your own authority where there is one.',
  source: {
    id: 'ruff-s501',
    title: 'Ruff: request-with-no-cert-validation',
    url: 'https://docs.astral.sh/ruff/rules/request-with-no-cert-validation/',
  },
  examples: {
    fires: [
      { text: 'import httpx\n\nhttpx.get("https://a.example", verify=False)\n', language: 'python', line: 3 },
      {
        text: 'import requests\n\nrequests.post("https://a.example", timeout=5, verify=False)\n',
        language: 'python',
        line: 3,
      },
    ],
    passes: [{ text: 'import httpx\n\nhttpx.get("https://a.example", verify="authority.pem")\n', language: 'python' }],
  },
  check: async (document) =>
    (await ruffFindings(document))
      .filter(({ code }) => code === 'S501' || code === 'S323')
      .map(({ place }) => ({ ...place, message: 'this connection does not check the certificate of the server' })),
};
