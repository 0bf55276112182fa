const LEADING_WORDS =
  /^(?:~|≈|<=|>=|<|>|≤|≥|(?:about|around|approximately|approx|roughly|circa|ca|up to|at most|at least|no more than|not more than|less than|more than|fewer than|nearly|almost|under|below|over|within|from|for|after|the last|last|max|maximum)(?![\p{L}])\.?)\s*/iu;

const TRAILING_WORDS =
  /\s*(?:\+|[.;,]|(?<![\p{L}])(?:or so|or less|or fewer|or more|at most|at least|in total|total|max|maximum|approx|roughly))$/iu;

/**
 * The typed text without what carries no amount: Unicode spaces become plain ones, invisible
 * characters go, dashes become `-`, and words such as `about`, `ca.`, `<`, `up to` are dropped.
 */
export function tidyText(text: string): string {
  const plain = text
    .replaceAll(/[\s\p{Z}]/gu, ' ')
    .replaceAll(/\p{C}/gu, '')
    .replaceAll(/ +/g, ' ')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .replaceAll(/\.{2,}|…/g, '-')
    .replaceAll(/us\$/gi, '$')
    .trim()
    .replace(/^between (?<lower>.+?) and /i, '$<lower> - ');
  return dropEach(dropEach(plain, LEADING_WORDS), TRAILING_WORDS);
}

function dropEach(text: string, words: RegExp): string {
  let rest = text;
  let shorter = rest.replace(words, '');
  while (shorter !== rest && shorter !== '') {
    rest = shorter;
    shorter = rest.replace(words, '');
  }
  return rest;
}
