/** A secret in a text. */
export interface FoundSecret {
  readonly line: number;
  readonly column: number;
  /** What it is, as the rule that found it says. */
  readonly kind: string;
  /** Its first characters alone. */
  readonly shown: string;
}

/** The secrets in a text, by the rules of Secretlint's recommended preset; what only holds a secret's place is none. */
export async function secretsIn(text: string): Promise<readonly FoundSecret[]> {
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const { messages } = await lintSource({
    source: { filePath: '/checked.txt', content: text, contentType: 'text', ext: '.txt' },
    options: { noPhysicFilePath: true, config: { rules: [{ id: 'recommended', rule: creator }] } },
  });
  const told = messages
    .filter(({ range: [start, end] }) => !holdsPlace(text.slice(start, end)))
    .map(({ ruleId, message, loc, range: [start, end] }) => ({
      line: loc.start.line,
      column: loc.start.column + 1,
      kind: kindOf(message, ruleId),
      shown: `${text.slice(start, Math.min(end, start + 4))}…`,
    }));
  return [...told, ...passwordsInAddresses(text).filter((own) => told.every(({ line }) => line !== own.line))];
}

/** Addresses with a password of schemes that Secretlint does not know, such as `redis://` and `amqp://`. */
function passwordsInAddresses(text: string): readonly FoundSecret[] {
  return text.split('\n').flatMap((words, index) =>
    [...words.matchAll(/\b[a-z][a-z\d+.-]{0,30}:\/\/([^\s:/@"'`]{0,100}):([^\s:/@"'`]{1,200})@([\w.-]+)/gi)]
      .filter(([found, user, password, host = '']) => user !== password && !holdsPlace(found) && !isForShow(host))
      .map(({ index: at }) => ({
        line: index + 1,
        column: at + 1,
        kind: 'a connection string with a password',
        shown: `${words.slice(at, at + 4)}…`,
      })),
  );
}

/** A machine that the reader sits at, or a name that is reserved for examples (RFC 2606). */
function isForShow(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|(?:.*\.)?example(?:\.(?:com|net|org))?|.*\.(?:test|invalid))$/i.test(host);
}

/** The rule's words before the secret that it repeats: "found GitHub Token(…): ghp_…". */
function kindOf(message: string, ruleId: string): string {
  const words = /^found (.+?)(?::|$)/i.exec(message)?.[1];
  return words ?? ruleId.replace(/^.*secretlint-rule-/, '');
}

/** A connection string whose password is a word for one, or a variable. */
function holdsPlace(secret: string): boolean {
  const password = /\/\/[^:/@\s]*:([^@\s]*)@/.exec(secret)?.[1];
  if (password === undefined) return false;
  return /^(?:<.*>|\$\{?\w+\}?|\{\w+\}|%\(?\w+\)?s?|\*+|\.{3}|x+|pass(?:word)?|pw|secret|changeme|example|[A-Z_]+)$/i.test(
    password,
  );
}
