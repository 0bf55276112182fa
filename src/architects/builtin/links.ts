import type { Decision } from '../../decisions/decision.ts';
import { headingAnchor } from '../../document/heading-anchor.ts';

/** A decision's heading in the document: "D-pooling-orders: Connections, orders". */
export function decisionTitle({ id, title, sourceId }: Decision): string {
  return `${id}: ${title}${sourceId === null ? '' : `, ${sourceId}`}`;
}

/** The choice of a decision, with its id for a link: "**PostgreSQL** (D-store)". */
export function chosen({ id, choice }: Decision): string {
  return `**${choice.label}** (${id})`;
}

/**
 * A block with every decision's id made a link, by reference: the ids stay readable where nobody renders them. Headings,
 * fenced blocks, code and what is a link already stay as they are.
 */
export function withDecisionLinks(block: string, decisions: readonly Decision[]): string {
  if (block.startsWith('#') || block.startsWith('```')) return block;
  const ids = new Set(decisions.map(({ id }) => id));
  return block
    .split(/(`[^`\n]*`|\[[^\]\n]*\](?:\([^)\n]*\)|: \S+))/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(mention, (id) => (ids.has(id) ? `[${id}]` : id))))
    .join('');
}

const mention = /(?<![\w-])D-[a-z][a-z0-9_-]*[a-z0-9]/g;

/** What the references lead to: one block for the whole document. */
export function linkDefinitions(decisions: readonly Decision[]): string {
  return decisions.map((decision) => `[${decision.id}]: #${headingAnchor(decisionTitle(decision))}`).join('\n');
}
