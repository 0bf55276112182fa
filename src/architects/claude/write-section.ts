import type { MessageParam } from '@anthropic-ai/sdk/resources/messages';
import type { Problem } from '../../checks/rule.ts';
import type { Section } from '../../document/sections.ts';
import type { ArchitectEvent } from '../architect.ts';
import { type Draft, type DraftRequest, draftSection } from './draft-section.ts';
import { fillPrompt } from './prompts.ts';

export interface SectionRequest extends DraftRequest {
  /** What has to be mended in a draft. */
  readonly check: (markdown: string) => Promise<readonly Problem[]>;
}

interface CheckedDraft {
  readonly markdown: string;
  readonly problems: readonly Problem[];
}

const maxRepairs = 2;

/**
 * Writes one section and has the model mend what the checks find in it, a bounded number of times; the draft with the
 * fewest findings stays, also where a repair cannot be had. Ends with `section_finished` or `failed`.
 */
export async function* writeSection(request: SectionRequest): AsyncGenerator<ArchitectEvent> {
  const { section, check } = request;
  yield { type: 'section_started', section };
  const first = yield* draftSection(request);
  if (first.type === 'failed') return yield first;
  let best: CheckedDraft = { markdown: first.markdown, problems: await check(first.markdown) };
  let failure: Draft | null = null;
  for (let attempt = 1; best.problems.length > 0 && attempt <= maxRepairs && failure === null; attempt += 1) {
    yield { type: 'repairing', section, message: repairing(section, best.problems, attempt) };
    const draft = yield* draftSection({ ...request, opening: [...request.opening, ...repair(section, best)] });
    if (draft.type === 'failed') {
      failure = draft;
      continue;
    }
    const problems = await check(draft.markdown);
    if (problems.length <= best.problems.length) best = { markdown: draft.markdown, problems };
  }
  yield { type: 'section_finished', sectionId: section.id, markdown: best.markdown };
  if (failure?.type === 'failed' && failure.reason === 'interrupted') yield failure;
  else if (best.problems.length > 0) yield { type: 'notice', message: leftOver(best.problems, failure) };
}

function repairing({ heading }: Section, problems: readonly Problem[], attempt: number): string {
  return `repairing ${heading}: ${counted(problems)}, try ${attempt} of ${maxRepairs}`;
}

function leftOver(problems: readonly Problem[], failure: Draft | null): string {
  return failure?.type === 'failed'
    ? `kept with ${counted(problems)}: ${failure.message}`
    : `kept with ${counted(problems)} after ${maxRepairs} repairs`;
}

function counted({ length }: readonly Problem[]): string {
  return length === 1 ? '1 finding' : `${length} findings`;
}

/** The draft as the model's own words, then what is to be mended in it. */
function repair({ heading }: Section, { markdown, problems }: CheckedDraft): readonly MessageParam[] {
  const lines = markdown.split('\n');
  const findings = problems.slice(0, mostFindings).map(({ line, code, message, remedy }) => {
    const quoted = JSON.stringify(lines[line - 1]?.trim() ?? '');
    return `- line ${line}, ${code}: ${message}. ${remedy}\n  ${quoted}`;
  });
  return [
    { role: 'assistant', content: markdown.trimEnd() },
    {
      role: 'user',
      content: [{ type: 'text', text: fillPrompt('repair', { heading, findings: findings.join('\n') }) }],
    },
  ];
}

/** More at once than a reader of the request can weigh; what is left comes with the next try. */
const mostFindings = 20;
