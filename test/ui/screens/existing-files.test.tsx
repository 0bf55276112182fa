import { expect, test } from 'vitest';
import { ExistingFiles } from '../../../src/ui/screens/existing-files.tsx';
import { draw } from './fakes.tsx';

const nothing = () => undefined;
const update = { rewritten: ['Summary'], kept: ['Architecture', 'Plan'], edited: [], dropped: [], decisions: [] };

test('files that do not say what they were made from can only be replaced, when the person says yes', () => {
  const screen = draw(
    <ExistingFiles files={['notes.md']} update={null} width={60} onWrite={nothing} onElsewhere={nothing} />,
    60,
  );
  expect(screen).toContain('notes.md');
  expect(screen).toContain('Replace it? [y/N]');
});

test('a document of ours is offered to be updated first, with how much and what a hand has changed', () => {
  const edited = { ...update, edited: ['Data lineage'] };
  const screen = draw(
    <ExistingFiles files={['d.md']} update={edited} width={60} onWrite={nothing} onElsewhere={nothing} />,
    60,
  );
  expect(screen).toContain('Stale: Summary');
  expect(screen).toContain('❯ 1 Update it: 1 of 4 sections would be rewritten');
  expect(screen).toContain('2 Write every section anew');
  expect(screen).toContain('Edited by hand, so kept though stale: Data lineage');
});
