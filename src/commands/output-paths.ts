import path from 'node:path';

/** The file name of a document with this title: `live-sales-dashboard-design.md`. */
export function documentName(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'design.md' : `${slug}-design.md`;
}

/** The answers file that stands beside a document. */
export function answersBeside(document: string): string {
  const { dir, name } = path.parse(document);
  return path.join(dir, `${name}.answers.yaml`);
}
