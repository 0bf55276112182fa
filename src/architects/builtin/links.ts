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
 * A block with every decision's id made a link to its heading. Headings, fenced blocks, code and what is a link already
 * stay as they are.
 */
export function withDecisionLinks(block: string, decisions: readonly Decision[]): string {
  if (block.startsWith('#') || block.startsWith('```')) return block;
  const anchors = new Map(decisions.map((decision) => [decision.id, headingAnchor(decisionTitle(decision))]));
  return block
    .split(/(`[^`\n]*`|\[[^\]\n]*\]\([^)\n]*\))/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(mention, (id) => linked(id, anchors))))
    .join('');
}

const mention = /(?<![\w-])D-[a-z][a-z0-9_-]*[a-z0-9]/g;

function linked(id: string, anchors: ReadonlyMap<string, string>): string {
  const anchor = anchors.get(id);
  return anchor === undefined ? id : `[${id}](#${anchor})`;
}
