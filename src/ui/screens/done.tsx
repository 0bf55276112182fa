import { useMemo, useState } from 'react';
import { Box, Text, useApp } from 'ink';
import type { UpdateSummary } from '../../document/plan-update.ts';
import type { Problem } from '../../checks/rule.ts';
import { verdictLine } from '../../checks/reports/verdict-words.ts';
import { PersonError } from '../../errors.ts';
import { ChoiceList } from '../components/choice-list/choice-list.tsx';
import { Notice } from '../components/layout/notice.tsx';
import { Prose } from '../components/layout/prose.tsx';
import { ScrollView } from '../components/layout/scroll-view.tsx';
import type { FinishedDesign, Work } from '../flow.ts';
import { useKeyboard } from '../hooks/keyboard.tsx';
import { useMarkdown } from '../hooks/use-markdown.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { implicationsOf } from '../implications.ts';
import type { Ports } from '../ports.ts';
import { useTheme } from '../theme.ts';
import { Frame } from './frame.tsx';
import { Reader } from './reader.tsx';
import { counted, keyRows, type ScreenSize } from './screen.ts';
import { changeOf, updateLines } from './update-lines.ts';

export interface DoneProps {
  readonly ports: Ports;
  readonly work: Work;
  readonly finished: FinishedDesign;
  readonly size: ScreenSize;
  readonly colour: boolean;
  readonly onReview: () => void;
  readonly onQuit: () => void;
}

/** Where the document is, what the checks found, and what can be done next. */
export function Done({ ports, work, finished, size, colour, onReview, onQuit }: DoneProps) {
  const { tones } = useTheme();
  const { suspendTerminal } = useApp();
  const [reading, setReading] = useState<'read' | 'changes' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { findings } = useMemo(() => implicationsOf(work.interview.answers), [work]);
  const width = size.columns - 2;
  if (reading === 'changes' && finished.update !== null) {
    const lines = updateLines(finished.update, width);
    return <Reader title="What changed" lines={lines} size={size} onClose={() => setReading(null)} />;
  }
  if (reading === 'read') {
    return <DocumentReader markdown={finished.markdown} size={size} colour={colour} onClose={() => setReading(null)} />;
  }
  const open = (how: 'editor' | 'pager') => {
    setProblem(null);
    void suspendTerminal(() => ports.openFile(finished.document, how)).catch((error: unknown) => {
      if (!(error instanceof PersonError)) throw error;
      setProblem(`${error.account.what}. ${error.account.remedy ?? ''}`);
    });
  };
  const blockers = findings.filter(({ severity }) => severity === 'blocker');
  const risks = findings.filter(({ severity }) => severity === 'risk');
  return (
    <Frame
      size={size}
      keys={[
        { key: '↑↓', does: 'choose' },
        { key: 'Enter', does: 'take' },
        { key: 'Ctrl-C', does: 'quit' },
      ]}
      foot={problem === null ? null : <Notice kind="problem" text={problem} width={width} />}
    >
      <Text {...tones.strong}>The design is written</Text>
      <Prose text={finished.document} width={width} />
      <Prose text={`Its answers: ${finished.answers}`} width={width} tone="muted" />
      {finished.update !== null && <Updated update={finished.update} width={width} rows={decisionRows(size)} />}
      <Box height={1} />
      <Checked problems={finished.problems} width={width} rows={size.rows < 24 ? 1 : 4} />
      {size.rows >= 24 && <Prose text={`${verdictLine(finished.verdict)}.`} width={width} tone="muted" />}
      {blockers.map(({ id, title }) => (
        <Notice key={id} kind="problem" text={title} width={width} />
      ))}
      {risks.length > 0 && (
        <Notice
          kind="warning"
          text={`${counted(risks.length, 'risk')}, the first: ${risks[0]?.title ?? ''}`}
          width={width}
        />
      )}
      <Box height={1} />
      <ChoiceList
        width={width}
        rows={7}
        choices={[
          { id: 'read', label: 'Read it here' },
          ...(finished.update === null ? [] : [{ id: 'changes', label: 'Read what changed, and why' }]),
          { id: 'editor', label: 'Open it in the editor' },
          { id: 'pager', label: 'Open it in the pager' },
          { id: 'review', label: 'Change answers and design again', hint: 'back to the review' },
          { id: 'quit', label: 'Quit' },
        ]}
        onAccept={(id) => {
          if (id === 'read' || id === 'changes') setReading(id);
          else if (id === 'review') onReview();
          else if (id === 'quit') onQuit();
          else open(id === 'editor' ? 'editor' : 'pager');
        }}
      />
    </Frame>
  );
}

/** How many changed decisions are shown: the choices below must stay in sight. */
function decisionRows({ rows }: ScreenSize): number {
  if (rows < 24) return 1;
  return rows < 32 ? 2 : 6;
}

/** The decisions that came out otherwise, and what became of the sections. */
function Updated({
  update,
  width,
  rows,
}: {
  readonly update: UpdateSummary;
  readonly width: number;
  readonly rows: number;
}) {
  const { tones, glyphs } = useTheme();
  const { rewritten, kept, edited, decisions } = update;
  const changed = decisions.length === 0 ? 'no decision changed' : `${counted(decisions.length, 'decision')} changed`;
  return (
    <>
      <Prose
        text={`${counted(rewritten.length, 'section')} rewritten, ${kept.length + edited.length} kept; ${changed}.`}
        width={width}
      />
      {decisions.slice(0, rows).map((decision) => (
        <Text key={decision.id} wrap="truncate-end" {...tones.muted}>
          {`  ${changeOf(decision, glyphs.arrow)}`}
        </Text>
      ))}
      {edited.length > 0 && (
        <Notice kind="warning" text={`Stale, and kept as edited by hand: ${edited.join(', ')}`} width={width} />
      )}
    </>
  );
}

function Checked({
  problems,
  width,
  rows,
}: {
  readonly problems: readonly Problem[];
  readonly width: number;
  readonly rows: number;
}) {
  const { tones } = useTheme();
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length === 0) {
    return <Notice kind="good" text="The checks of code, queries, links and figures found nothing." width={width} />;
  }
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ].join(' and ');
  return (
    <>
      <Notice kind={errors > 0 ? 'problem' : 'warning'} text={`The checks found ${found}.`} width={width} />
      {problems.slice(0, rows).map(({ line, message }) => (
        <Text key={`${line} ${message}`} wrap="truncate-end" {...tones.muted}>
          {`  line ${line}: ${message}`}
        </Text>
      ))}
      {problems.length > rows && <Text {...tones.muted}>{`  and ${problems.length - rows} more`}</Text>}
    </>
  );
}

function DocumentReader({
  markdown,
  size,
  colour,
  onClose,
}: {
  readonly markdown: string;
  readonly size: ScreenSize;
  readonly colour: boolean;
  readonly onClose: () => void;
}) {
  const width = size.columns - 2;
  const tools = useMarkdown();
  const lines = useMemo(
    () => tools?.renderMarkdown(markdown.replace(/^---\n[\s\S]*?\n---\n/, ''), width - 2, { color: colour }) ?? [],
    [tools, markdown, width, colour],
  );
  const height = Math.max(3, size.rows - keyRows(size));
  const scroll = useScroll({ total: lines.length, height }, { layer: 'screen' });
  useKeyboard(
    (press) => {
      if (press.name !== 'escape' && press.text !== 'q') return false;
      onClose();
      return true;
    },
    { layer: 'control' },
  );
  return (
    <Frame
      size={size}
      keys={[
        { key: '↑↓ PgUp PgDn', does: 'scroll' },
        { key: 'Esc', does: 'close' },
      ]}
    >
      <ScrollView lines={lines} offset={scroll.offset} height={height} width={width} />
    </Frame>
  );
}
