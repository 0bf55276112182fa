import { randomBytes } from 'node:crypto';
import { documentName } from './output-paths.ts';

/** A session id that a person can type: the title's words and four random characters. */
export function newSessionId(title: string): string {
  const words = documentName(title)
    .replace(/(-?design)?\.md$/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return `${words === '' ? 'design' : words}-${randomBytes(2).toString('hex')}`;
}
