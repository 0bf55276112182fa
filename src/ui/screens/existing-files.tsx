import { Box, Text } from 'ink';
import type { UpdateSummary } from '../../document/plan-update.ts';
import { ChoiceList } from '../components/choice-list/choice-list.tsx';
import { Confirm } from '../components/layout/confirm.tsx';
import { Notice } from '../components/layout/notice.tsx';
import { Prose } from '../components/layout/prose.tsx';
import type { Onto } from '../ports.ts';
import { useTheme } from '../theme.ts';

export interface ExistingFilesProps {
  readonly files: readonly string[];
  /** What would be rewritten in the document; null where it can only be replaced. */
  readonly update: UpdateSummary | null;
  readonly width: number;
  readonly onWrite: (onto: Onto) => void;
  readonly onElsewhere: () => void;
}

/** What stands already where the document should go, and what to do about it. */
export function ExistingFiles({ files, update, width, onWrite, onElsewhere }: ExistingFilesProps) {
  const { tones } = useTheme();
  return (
    <>
      <Text {...tones.accent}>Already there:</Text>
      {files.map((file) => (
        <Prose key={file} text={file} width={width} />
      ))}
      <Box height={1} />
      {update === null ? (
        <Confirm
          question={files.length === 1 ? 'Replace it?' : 'Replace them?'}
          onAnswer={(isYes) => (isYes ? onWrite('replace') : onElsewhere())}
        />
      ) : (
        <>
          {update.rewritten.length > 0 && (
            <Prose text={`Stale: ${update.rewritten.join(', ')}`} width={width} rows={4} tone="muted" />
          )}
          {update.edited.length > 0 && (
            <Notice
              kind="warning"
              text={`Edited by hand, so kept though stale: ${update.edited.join(', ')}`}
              width={width}
            />
          )}
          <ChoiceList
            width={width}
            rows={4}
            choices={[
              { id: 'update', label: `Update it: ${rewriting(update)}`, hint: 'the others stay, byte for byte' },
              { id: 'replace', label: 'Write every section anew', hint: 'what was edited by hand is lost' },
              { id: 'elsewhere', label: 'Save to another place' },
            ]}
            onAccept={(id) => (id === 'elsewhere' ? onElsewhere() : onWrite(id === 'update' ? 'update' : 'replace'))}
          />
        </>
      )}
    </>
  );
}

/** "5 of 17 sections would be rewritten". */
export function rewriting({ rewritten, kept, edited }: UpdateSummary): string {
  const all = rewritten.length + kept.length + edited.length;
  return rewritten.length + edited.length === 0
    ? 'no section is stale'
    : `${rewritten.length} of ${all} sections would be rewritten`;
}
