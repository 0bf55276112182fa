import isCreditCard from 'validator/es/lib/isCreditCard.js';
import isIban from 'validator/es/lib/isIBAN.js';
import type { CheckedDocument, Found, Rule } from '../rule.ts';

/** No address, card or account of a person, which only a source's own rows can have held. */
export const personalData: Rule = {
  code: 'personal-data',
  group: 'safety',
  severity: 'warning',
  finds: 'an e-mail address, a card number or a bank account that looks like somebody’s own',
  why: 'Samples of real rows end up in a document that many may read; names and types of columns are enough for a design.',
  remedy: 'Take it out, or use a made-up one (somebody@example.com).',
  source: {
    id: 'rfc-2606',
    title: 'RFC 2606: reserved domain names, such as example.com',
    url: 'https://www.rfc-editor.org/rfc/rfc2606',
  },
  examples: {
    fires: [
      { text: 'Row 1: jane.doe@acme-retail.com, 12 orders.\n', line: 1 },
      { text: 'Paid with 4556 7375 8689 9855.\n', line: 1 },
      { text: 'Account DE89 3704 0044 0532 0130 00.\n', line: 1 },
    ],
    passes: [
      { text: 'Write to somebody@example.com or team@data.example.\n' },
      { text: 'git@github.com:acme/app.git, user:PASSWORD@HOST, npm i @scope/name@1.2.3\n' },
      { text: 'The id 1234567890123456 has 16 digits.\n' },
      { text: 'Ask amqp://worker:Zt5-pp0-aa@mq.acme-retail.com:5672/jobs for work.\n' },
    ],
  },
  check: (document) =>
    textOf(document)
      .split('\n')
      .flatMap((line, index) => [
        ...placesOf(
          line,
          index,
          /(?<![\w/:.+-])[\w.+-]+@([\w-]+\.)+[a-z]{2,}(?!\.?[\w:/-])/gi,
          isSomebodys,
          'an e-mail address',
        ),
        ...placesOf(
          line,
          index,
          /(?<![\d.,-])\d{4}([ -]?)\d{4}\1\d{4}\1\d{3,4}(?![\d.,-]?\d)/g,
          isCreditCard,
          'a card number',
        ),
        ...placesOf(
          line,
          index,
          /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g,
          isIban,
          'an account number',
        ),
      ]),
};

function placesOf(
  line: string,
  index: number,
  pattern: RegExp,
  isOne: (found: string) => boolean,
  what: string,
): readonly Found[] {
  return [...line.matchAll(pattern)]
    .filter(([found]) => isOne(found))
    .map((match) => ({ line: index + 1, column: match.index + 1, message: `${what} stands here` }));
}

function isSomebodys(address: string): boolean {
  const [name = '', domain = ''] = address.toLowerCase().split('@');
  if (/(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost|local)$/.test(domain)) return false;
  return !['git', 'noreply', 'no-reply', 'user', 'username'].includes(name);
}

function textOf({ markdown, blocks }: CheckedDocument): string {
  return markdown === '' ? blocks.map(({ text }) => text).join('\n') : markdown;
}
