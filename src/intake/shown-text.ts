/** Text from a person or a file on one line, without control characters: it cannot move a cursor or break a file. */
export function plainLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(invisible, '')
    .replaceAll(/ +/g, ' ')
    .trim();
}

/** The same in quotes and short, for a message that repeats what was typed. */
export function quoted(text: string): string {
  const characters = Array.from(plainLine(text.slice(0, 4 * longestQuote)));
  return `'${characters.slice(0, longestQuote).join('')}${characters.length > longestQuote ? '…' : ''}'`;
}

/** Formatting characters and half characters; but joiners stay, since words and emoji are spelt with them. */
const invisible = /(?![\u200C\u200D])[\p{Cf}\p{Cs}]/gu;

const longestQuote = 40;
