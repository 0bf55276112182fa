import { setTimeout as delay } from 'node:timers/promises';
import Anthropic from '@anthropic-ai/sdk';
import type { TextBlockParam } from '@anthropic-ai/sdk/resources/messages';
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { sectionsFor } from '../../document/sections.ts';
import type { Architect, ArchitectEvent, WriteOptions } from '../architect.ts';
import type { Pace } from './draft-section.ts';
import { blueprintAsData, codeAsData } from './grounding.ts';
import { fillPrompt, sectionBriefs } from './prompts.ts';
import { writeSection } from './write-section.ts';

/** The newest Sonnet that the pinned SDK names (its `Model` type). */
export const defaultModel = 'claude-sonnet-5-5';

export interface ClaudeOptions {
  readonly apiKey?: string;
  readonly authToken?: string;
  /** Null for Anthropic's own. */
  readonly baseUrl: string | null;
  readonly model: string;
  /** Milliseconds without an event after which an answer counts as stalled. */
  readonly idleMs?: number;
  readonly pace?: Pace;
}

const anthropicUrl = 'https://api.anthropic.com';

/** Where the blueprint is sent, for the review screen: scheme, host and port. */
export function hostOf(baseUrl: string | null): string {
  return URL.canParse(baseUrl ?? anthropicUrl) ? new URL(baseUrl ?? anthropicUrl).origin : String(baseUrl);
}

/**
 * The architect that has a model write, one request a section, over a prefix that the server can cache: prompts, then
 * the blueprint and its verified code, then the section's brief.
 */
export function createClaudeArchitect(options: ClaudeOptions): Architect {
  return {
    name: 'claude',
    model: options.model,
    write: (blueprint, writing) => write(blueprint, writing, options),
  };
}

async function* write(
  blueprint: Blueprint,
  writing: WriteOptions,
  options: ClaudeOptions,
): AsyncGenerator<ArchitectEvent> {
  const client = new Anthropic({
    apiKey: options.apiKey ?? null,
    authToken: options.authToken ?? (options.apiKey === undefined ? 'none' : null),
    baseURL: options.baseUrl ?? anthropicUrl,
    maxRetries: 0,
    logLevel: 'off',
  });
  const contract = sectionsFor(blueprint);
  const cached = { cache_control: { type: 'ephemeral' } } as const;
  const system: readonly TextBlockParam[] = [
    { type: 'text', text: fillPrompt('persona', {}) },
    {
      type: 'text',
      text: fillPrompt('contract', { sections: contract.map(({ heading }) => `- ${heading}`).join('\n') }),
    },
    { type: 'text', text: fillPrompt('grounding', {}), ...cached },
  ];
  const data: readonly TextBlockParam[] = [
    { type: 'text', text: blueprintAsData(blueprint) },
    { type: 'text', text: codeAsData(blueprint), ...cached },
  ];
  for (const section of contract) {
    if (writing.finished.has(section.id)) continue;
    const brief = fillPrompt('section', {
      heading: section.heading,
      title: blueprint.workload.name.value,
      brief: sectionBriefs[section.id].trim(),
    });
    const events = writeSection({
      client,
      host: hostOf(options.baseUrl),
      model: options.model,
      system,
      opening: [{ role: 'user', content: [...data, { type: 'text', text: brief }] }],
      section,
      signal: writing.signal,
      idleMs: options.idleMs ?? 90_000,
      pace: options.pace ?? realPace,
      check: async (markdown) => (await writing.checkSection?.(section.id, markdown)) ?? [],
    });
    for await (const event of events) {
      yield withoutCredential(event, options);
      if (event.type === 'failed') return;
    }
  }
}

/** A server may repeat the credential in its refusal; it goes no further than here. */
function withoutCredential(event: ArchitectEvent, { apiKey, authToken }: ClaudeOptions): ArchitectEvent {
  if (event.type !== 'failed' && event.type !== 'notice') return event;
  const secrets = [apiKey ?? '', authToken ?? ''].filter((secret) => secret !== '');
  const message = secrets.reduce((text: string, secret) => text.replaceAll(secret, '[credential]'), event.message);
  return { ...event, message };
}

const realPace: Pace = {
  wait: async (milliseconds, signal) => {
    await delay(milliseconds, undefined, { signal }).catch(() => undefined);
  },
  random: Math.random,
};
