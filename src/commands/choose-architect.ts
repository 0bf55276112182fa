import type { Architect } from '../architects/architect.ts';
import type { ArchitectChoice, ArchitectPreview } from '../ui/ports.ts';

/** What decides who writes: the environment's credentials, the settings and the flags. */
export interface ModelAccess {
  readonly apiKey: string | null;
  readonly authToken: string | null;
  readonly baseUrl: string | null;
  /** Null for the newest Sonnet that the SDK names. */
  readonly model: string | null;
}

export interface ChosenArchitect extends ArchitectPreview {
  /** Loads what it needs only now. */
  readonly create: () => Promise<Architect>;
}

/** The model when a choice or a credential calls for it, the built-in architect otherwise. */
export async function chooseArchitect(choice: ArchitectChoice, access: ModelAccess): Promise<ChosenArchitect> {
  const found = credentialOf(access);
  if (choice === 'builtin') return builtin('you chose it');
  if (choice === 'auto' && found === null)
    return builtin('there is no ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN or base URL');
  const { createClaudeArchitect, defaultModel, hostOf } = await import('../architects/claude/claude-architect.ts');
  const model = access.model ?? defaultModel;
  return {
    name: 'claude',
    model,
    why: choice === 'claude' ? 'you chose it' : `${found} is set`,
    host: hostOf(access.baseUrl),
    create: () =>
      Promise.resolve(
        createClaudeArchitect({
          ...(access.apiKey === null ? {} : { apiKey: access.apiKey }),
          ...(access.authToken === null ? {} : { authToken: access.authToken }),
          baseUrl: access.baseUrl,
          model,
        }),
      ),
  };
}

function builtin(why: string): ChosenArchitect {
  return {
    name: 'builtin',
    model: null,
    why,
    host: null,
    create: async () => (await import('../architects/builtin/builtin-architect.ts')).createBuiltinArchitect(),
  };
}

function credentialOf(access: ModelAccess): string | null {
  if (access.apiKey !== null) return 'ANTHROPIC_API_KEY';
  if (access.authToken !== null) return 'ANTHROPIC_AUTH_TOKEN';
  return access.baseUrl === null ? null : 'a base URL';
}
