/**
 * A name that PostgreSQL, the other dialects and Python all take unquoted: lower-case letters, digits and underscores,
 * at most 31 characters, never a reserved word. Text that holds no usable character gives the fallback.
 */
export function toIdentifier(text: string, fallback: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, maximumLength)
    .replace(/_+$/, '');
  const name = plain === '' ? fallback : plain;
  return reserved.has(name) ? `${name.slice(0, maximumLength - 1)}_` : name;
}

/** The first of the names that is not taken yet; adds it to the taken ones. Falls back to a numbered last name. */
export function claimName(names: readonly string[], taken: Set<string>): string {
  const last = names.at(-1) ?? 'column';
  const free = names.find((name) => !taken.has(name)) ?? numbered(last, taken);
  taken.add(free);
  return free;
}

/** Text for a Python, TOML or YAML string between double quotes, on one line and short enough to stay there. */
export function toLiteral(text: string, length = 48): string {
  const line = text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/["\\{}%#]/g, '')
    .trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`;
}

const maximumLength = 31;

function numbered(name: string, taken: ReadonlySet<string>): string {
  let count = 2;
  while (taken.has(`${name}_${count}`)) count += 1;
  return `${name}_${count}`;
}

/** Words that one of the dialects or Python reserves and that a person might give as a name. */
const reserved = new Set(
  `all analyse analyze and any array as asc assert asymmetric async await between both break by case cast check class
  collate column constraint continue create cross current current_date current_time current_timestamp current_user
  database def default deferrable del delete desc distinct do drop elif else end except exec explain export false fetch
  finally for foreign from full function global grant group having if import in index initially inner insert intersect
  into is join key lambda lateral leading left like limit localtime localtimestamp match merge natural none nonlocal not
  null of offset on only or order outer over pass placing primary public qualify raise range references return returning
  right row rows schema select session_user set similar some start symmetric table then to trailing trigger true try
  union unique update user using values variadic verbose view when where while window with yield`.split(/\s+/),
);
