const PEOPLE = ['viewer', 'user', 'person', 'people', 'visitor'];

/** The words, in the singular, that a question counting `noun` accepts after a number. */
export function nounStems(noun: string | undefined): ReadonlySet<string> {
  const stems = (noun ?? '')
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .map(stemOf);
  return new Set(stems.some((stem) => PEOPLE.includes(stem)) ? [...stems, ...PEOPLE] : stems);
}

/** A word in lower case and, for regular English plurals, in the singular. */
export function stemOf(word: string): string {
  return word
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/(?<=s|x|ch|sh)es$/, '')
    .replace(/(?<!s)s$/, '');
}
