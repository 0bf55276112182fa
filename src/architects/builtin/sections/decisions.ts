import type { Blueprint } from '../../../blueprint/blueprint.ts';
import type { Decision, RejectedOption } from '../../../decisions/decision.ts';
import { decisionTrace } from '../decision-trace.ts';
import { count, provenanceWords } from '../figures.ts';
import { holdsUntil } from '../headroom.ts';
import { decisionTitle, linkDefinitions } from '../links.ts';
import { bullets, heading, listed, plain, table } from '../markdown-blocks.ts';
import type { SectionContext, SectionWriter } from '../section-writer.ts';

/** Every decision: the choice, why, what was rejected and by which number, what it commits to, what it rests on. */
export const writeDecisions: SectionWriter = (context) => {
  const { decisions } = context.blueprint;
  return [
    ...table(
      ['Decision', 'Choice', 'Rests on'],
      decisions.map((decision) => [decision.id, decision.choice.label, provenanceOf(decision)]),
    ),
    ...decisions.flatMap((decision) => decisionBlocks(decision, context)),
    linkDefinitions(decisions),
  ];
};

function decisionBlocks(decision: Decision, context: SectionContext): readonly string[] {
  const settings = Object.entries(decision.settings).map(([name, value]) => `${plain(name)} ${plain(value)}`);
  return [
    heading(decisionTitle(decision)),
    `*${decision.question}* **${decision.choice.label}.** ${decision.because}`,
    ...(settings.length === 0 ? [] : [`Settings: ${settings.join('; ')}.`]),
    ...rejected(decision),
    ...bullets(decision.consequences),
    [holdsUntil(decision, context.blueprint), restsOn(decision, context.blueprint), decisionTrace(decision, context)]
      .filter((line) => line !== null)
      .join(' '),
  ];
}

/** One row for each reason: options that fall to the same constraint share it. */
function rejected({ rejected: options }: Decision): readonly string[] {
  const reasons = [...new Set(options.map(({ reason }) => shared(reason)))];
  const rows = reasons.map((reason) => {
    const alike = options.filter((option) => shared(option.reason) === reason);
    const isConstraint = alike.some(({ by }) => by === 'constraint');
    const names = alike.map(({ label, scored }) => (scored === null ? label : `${label} (${scoreOf(scored)})`));
    return [names.join('; '), `${isConstraint ? '**Not possible.** ' : ''}${reason}`];
  });
  return table(['Rejected', 'Because'], rows);
}

function scoreOf({ own, winner }: NonNullable<RejectedOption['scored']>): string {
  return own === winner ? `${own} of 5, a tie` : `${own} of 5 against ${winner}`;
}

/** "Nobody uploads crm in the app: it is a web API." says no more than that it is one. */
function shared(reason: string): string {
  return /: it is [^.:;,]+\.$/.exec(reason)?.[0].replace(/^: it is/, 'It is') ?? reason;
}

/** Stated answers need no list; what nobody stated is named. */
function restsOn({ inputs }: Decision, { assumptions }: Blueprint): string {
  const weak = inputs.filter(({ provenance }) => provenance === 'defaulted' || provenance === 'unknown');
  if (weak.length === 0) return `Rests on ${count(inputs.length, 'input')}, all stated.`;
  const keys = new Set<string>(assumptions.map(({ key }) => key));
  const answers = weak.filter(({ id }) => keys.has(id));
  const named = answers.map(
    ({ label, value, provenance }) => `${plain(label)} ${plain(value)} (${provenanceWords[provenance]})`,
  );
  const figures = weak.length - answers.length;
  const derived = figures > 0 ? [`${count(figures, 'figure')} of the ledger marked † or ‡`] : [];
  return `Rests on ${count(inputs.length, 'input')}; not stated: ${listed([...named, ...derived])}.`;
}

function provenanceOf({ inputs }: Decision): string {
  const assumed = inputs.filter(({ provenance }) => provenance === 'defaulted').length;
  const unknown = inputs.filter(({ provenance }) => provenance === 'unknown').length;
  const parts = [assumed > 0 ? `${assumed} assumed` : null, unknown > 0 ? `${unknown} not known` : null].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? 'stated answers' : `${inputs.length} inputs, ${parts.join(', ')}`;
}
