import { useEffect, useMemo, useState } from 'react';
import { Box, Text } from 'ink';
import type { UpdateSummary } from '../../document/plan-update.ts';
import type { AnswerKey } from '../../intake/answers.ts';
import { firstOpen, goBack, isComplete, jumpTo, type InterviewState } from '../../intake/interview.ts';
import { viewAnswers } from '../../intake/view.ts';
import { ChoiceList } from '../components/choice-list/choice-list.tsx';
import type { KeyHint } from '../components/layout/key-bar.tsx';
import { Notice } from '../components/layout/notice.tsx';
import { Prose } from '../components/layout/prose.tsx';
import { wrapText } from '../components/text/fit-text.ts';
import { TextField } from '../components/text-field/text-field.tsx';
import type { Work } from '../flow.ts';
import { useKeyboard } from '../hooks/keyboard.tsx';
import { useRelevance } from '../hooks/use-relevance.ts';
import { useTightest } from '../hooks/use-tightest.ts';
import { useUpdate } from '../hooks/use-update.ts';
import { type Implications, implicationsOf } from '../implications.ts';
import type { ArchitectChoice, ArchitectPreview, Onto, Ports } from '../ports.ts';
import { useTheme } from '../theme.ts';
import { consequenceLines } from './consequence-lines.ts';
import { couldChangeRows, notStated } from './could-change-rows.ts';
import { ExistingFiles, rewriting } from './existing-files.tsx';
import { Frame } from './frame.tsx';
import { ImplicationsPanel } from './implications-panel.tsx';
import { Reader } from './reader.tsx';
import { isAnswerRow, provenanceSigns, provenanceWords, reviewRows } from './review-rows.ts';
import { counted, keyRows, type ScreenSize, wideColumns } from './screen.ts';

export interface ReviewProps {
  readonly ports: Ports;
  readonly work: Work;
  readonly notice: string | null;
  /** The answer that was changed last, where the list goes on. */
  readonly lastChanged: AnswerKey | null;
  readonly size: ScreenSize;
  /** Another architect or place; the answers stay. */
  readonly onChange: (work: Work) => void;
  /** Back to the interview, at the question that the state names. */
  readonly onInterview: (state: InterviewState) => void;
  /** One answer is to be changed, and then the review goes on. */
  readonly onRevise: (key: AnswerKey) => void;
  /** Another answer is to be tried, without being given. */
  readonly onWhatIf: (key: AnswerKey) => void;
  readonly onWrite: (onto: Onto) => void;
}

type Page =
  | { readonly at: 'list' | 'output' | 'consequences' | 'could-change' }
  | { readonly at: 'existing'; readonly existing: readonly string[]; readonly update: UpdateSummary | null }
  | { readonly at: 'sent'; readonly text: string };

/** Every answer with who vouches for it, what follows from them, who writes and what is sent where. */
export function Review(props: ReviewProps) {
  const { ports, work, notice, size, onChange, onInterview, onRevise, onWhatIf, onWrite } = props;
  const { tones, glyphs } = useTheme();
  const [page, setPage] = useState<Page>({ at: 'list' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [lastTaken, setLastTaken] = useState(props.lastChanged ?? 'write');
  const [highlighted, setHighlighted] = useState(lastTaken);
  const writer = useWriter(ports, work.architect);
  const state = work.interview;
  const now = useMemo(() => implicationsOf(state.answers), [state.answers]);
  const before = useMemo(
    () => (props.lastChanged !== null && state.before !== null ? implicationsOf(state.before.answers) : now),
    [props.lastChanged, state.before, now],
  );
  const relevance = useRelevance(
    state.answers,
    useMemo(() => notStated(state.answers), [state.answers]),
  );
  const title = viewAnswers(state.answers).text('name');
  const output = work.output ?? ports.defaultOutput(title);
  const { update, expected } = useUpdate(ports, output, state.answers);
  const tightest = useTightest(state.answers);
  const toList = () => setPage({ at: 'list' });
  const tryHighlighted = () => {
    if (isAnswerRow(highlighted)) onWhatIf(highlighted);
    else setRefusal('Go down to an answer first, then try another with Ctrl-W.');
  };

  const ask = async () => {
    // What comes back is merged into the session, which has to be there.
    if (work.kept !== 'saved') onChange({ ...work, kept: await keep(ports, work) });
    const { ok, said: words } = await ports.askSomebody(work.sessionId, state.answers);
    setAsked(ok ? words : null);
    setRefusal(ok ? null : words);
  };

  useKeyboard(
    (press) => {
      if (press.name === 'tab' && page.at === 'list') setPage({ at: 'consequences' });
      else if (press.ctrl && press.text === 'w' && page.at === 'list') tryHighlighted();
      else if (press.ctrl && press.text === 'o' && page.at === 'list') void ask();
      else if (press.name !== 'escape') return false;
      else if (page.at !== 'list') toList();
      else onInterview(isComplete(state) ? goBack(state) : jumpTo(state, firstOpen(state)));
      return true;
    },
    { layer: 'screen' },
  );

  const begin = () => {
    void Promise.all([ports.checkOutput(output), expected()]).then(([{ existing, refusal: why }, known]) => {
      setRefusal(why);
      if (why !== null) setPage({ at: 'output' });
      else if (existing.length > 0) setPage({ at: 'existing', existing, update: known });
      else onWrite('nothing');
    });
  };
  const take = (id: string) => {
    setRefusal(null);
    setLastTaken(id);
    if (id === 'write') begin();
    else if (id === 'go-on') onInterview(jumpTo(state, firstOpen(state)));
    else if (id === 'architect') onChange({ ...work, architect: nextArchitect[work.architect] });
    else if (id === 'could-change') {
      if (!relevance.isWhole) setRefusal('Still trying what other answers would change.');
      else if (couldChangeRows(state.answers, relevance).length > 0) setPage({ at: 'could-change' });
    } else if (id === 'output') setPage({ at: 'output' });
    else if (id === 'sent') void ports.previewSent(state.answers).then((text) => setPage({ at: 'sent', text }));
    else onRevise(id);
  };

  if (page.at === 'consequences') {
    const lines = consequenceLines(now, size.columns - 2, glyphs);
    return <Reader title="What follows from the answers" lines={lines} size={size} onClose={toList} />;
  }
  if (page.at === 'sent') {
    const lines = cutLines(page.text, size.columns - 2).map((text) => ({ text, tone: 'plain' as const }));
    return <Reader title={`Sent to ${writer?.host ?? 'the model'}`} lines={lines} size={size} onClose={toList} />;
  }
  const isWide = size.columns >= wideColumns;
  const width = size.columns - 2;
  const panelWidth = Math.min(64, Math.floor(width * 0.46));
  const columnWidth = isWide ? width - panelWidth - 2 : width;
  const said = refusal ?? asked ?? notice;
  const whereRows = Math.min(2, wrapText(sentWhere(writer), width).length);
  const footRows = said === null ? 0 : wrapText(said, width - 2).length;
  const room = Math.max(4, size.rows - keyRows(size) - 3 - whereRows - footRows);
  return (
    <Frame
      size={size}
      keys={[...pageKeys[page.at], { key: 'Ctrl-C', does: 'quit' }]}
      foot={said !== null && <Notice kind={refusal === null ? 'info' : 'problem'} text={said} width={width} />}
    >
      <Text wrap="truncate-end">
        <Text {...tones.strong}>Review: {title}</Text>
        <Text {...tones.muted}>{`  ${update === null ? '' : `${rewriting(update)}; `}${countsOf(now)}`}</Text>
      </Text>
      <Prose
        text={sentWhere(writer)}
        width={width}
        rows={2}
        tone={(writer?.host ?? null) === null ? 'muted' : 'accent'}
      />
      <Text {...tones.muted} wrap="truncate-end">
        {legend}
      </Text>
      <Box height={1} />
      <Box gap={2}>
        <Box flexDirection="column" width={columnWidth} flexShrink={0}>
          {page.at === 'output' && (
            <>
              <Text {...tones.accent}>Where should the document go?</Text>
              <TextField
                key="output"
                width={columnWidth}
                initialValue={output}
                onAccept={(value) => {
                  setRefusal(null);
                  onChange({ ...work, output: value === '' ? null : value });
                  toList();
                }}
              />
            </>
          )}
          {page.at === 'existing' && (
            <ExistingFiles
              files={page.existing}
              update={page.update}
              width={columnWidth}
              onWrite={onWrite}
              onElsewhere={() => setPage({ at: 'output' })}
            />
          )}
          {page.at === 'could-change' && (
            <ChoiceList
              key="could-change"
              width={columnWidth}
              rows={room}
              choices={couldChangeRows(state.answers, relevance)}
              onAccept={onRevise}
            />
          )}
          {page.at === 'list' && (
            <ChoiceList
              key={`${work.architect} ${writer?.host ?? ''} ${output}`}
              width={columnWidth}
              rows={room}
              choices={reviewRows({ state, architect: work.architect, writer, output, relevance })}
              initialId={lastTaken}
              onHighlight={setHighlighted}
              onAccept={take}
            />
          )}
        </Box>
        {isWide && (
          <ImplicationsPanel
            now={now}
            before={before}
            isDraft={false}
            answerKey={props.lastChanged ?? 'name'}
            tightest={tightest}
            width={panelWidth}
            height={room}
          />
        )}
      </Box>
    </Frame>
  );
}

async function keep(ports: Ports, { sessionId, interview }: Work): Promise<Work['kept']> {
  return ports.saveInterview(sessionId, interview).then(
    () => 'saved',
    () => 'refused',
  );
}

/** Exactly the text, its indentation too, cut where a line is too long. */
function cutLines(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']);
}

const pageKeys: Readonly<Record<'list' | 'could-change' | 'output' | 'existing', readonly KeyHint[]>> = {
  'could-change': [
    { key: 'Enter', does: 'answer' },
    { key: 'Esc', does: 'back' },
  ],
  list: [
    { key: 'Enter', does: 'change' },
    { key: 'Ctrl-W', does: 'what if' },
    { key: 'Tab', does: 'all that follows' },
    { key: 'Esc', does: 'back' },
    { key: 'Ctrl-O', does: 'ask somebody' },
  ],
  output: [
    { key: 'Enter', does: 'take this path' },
    { key: 'Esc', does: 'back' },
  ],
  existing: [
    { key: 'Enter', does: 'take' },
    { key: 'Esc', does: 'back' },
  ],
};

function useWriter(ports: Ports, architect: ArchitectChoice): ArchitectPreview | null {
  const [writer, setWriter] = useState<ArchitectPreview | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void ports.previewArchitect(architect).then((preview) => {
      if (isCurrent) setWriter(preview);
    });
    return () => {
      isCurrent = false;
    };
  }, [ports, architect]);
  return writer;
}

const nextArchitect: Readonly<Record<ArchitectChoice, ArchitectChoice>> = {
  auto: 'builtin',
  builtin: 'claude',
  claude: 'auto',
};

function sentWhere(writer: ArchitectPreview | null): string {
  if (writer === null) return ' ';
  return writer.host === null
    ? `Nothing leaves this machine: the built-in architect writes, because ${writer.why}.`
    : `Your answers and what was computed from them go to ${writer.host}: ${writer.model ?? 'a model'} writes, because ${writer.why}.`;
}

function countsOf({ decisions, findings }: Implications): string {
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const [blockers, risks, open] = [count('blocker'), count('risk'), count('cannot_determine')];
  return [
    counted(decisions.length, 'decision'),
    ...(blockers > 0 ? [counted(blockers, 'blocker')] : []),
    ...(risks > 0 ? [counted(risks, 'risk')] : []),
    ...(open > 0 ? [`${open} that cannot be determined`] : []),
  ].join(', ');
}

const legend = (['stated', 'defaulted', 'unknown'] as const)
  .map((provenance) => `${provenanceSigns[provenance]} ${provenanceWords[provenance]}`)
  .join('   ');
