import type { Architect } from '../architects/architect.ts';
import { type ErrorAccount, InputError } from '../errors.ts';
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
  /** Why it cannot write, known before anything is sent; null when nothing speaks against it. */
  readonly refusal: ErrorAccount | null;
  /** Loads what it needs only now. Rejects with an InputError when there is a refusal. */
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
  const refusal = refusalOf(access);
  return {
    name: 'claude',
    model,
    why: choice === 'claude' ? 'you chose it' : `${found} is set`,
    host: hostOf(access.baseUrl),
    refusal,
    create: async () => {
      if (refusal !== null) throw new InputError(refusal);
      return Promise.resolve(
        createClaudeArchitect({
          ...(access.apiKey === null ? {} : { apiKey: access.apiKey }),
          ...(access.authToken === null ? {} : { authToken: access.authToken }),
          baseUrl: access.baseUrl,
          model,
        }),
      );
    },
  };
}

function builtin(why: string): ChosenArchitect {
  return {
    name: 'builtin',
    model: null,
    why,
    host: null,
    refusal: null,
    create: async () => (await import('../architects/builtin/builtin-architect.ts')).createBuiltinArchitect(),
  };
}

function credentialOf(access: ModelAccess): string | null {
  if (access.apiKey !== null) return 'ANTHROPIC_API_KEY';
  if (access.authToken !== null) return 'ANTHROPIC_AUTH_TOKEN';
  return access.baseUrl === null ? null : 'a base URL';
}

/** Never repeats a credential, nor an address that could hold one. */
function refusalOf(access: ModelAccess): ErrorAccount | null {
  const { apiKey, authToken, baseUrl } = access;
  if (credentialOf(access) === null) {
    return {
      what: 'The model needs a credential, and there is none',
      remedy: 'Set ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN or ANTHROPIC_BASE_URL, or use --architect builtin.',
    };
  }
  if (baseUrl !== null && !isPlainAddress(baseUrl)) {
    return {
      what: 'The base URL is not an http or https address without a user name and password',
      where: 'ANTHROPIC_BASE_URL, or the setting base_url',
      remedy: 'Write it as https://host or http://host:port.',
    };
  }
  const broken = [
    ['ANTHROPIC_API_KEY', apiKey],
    ['ANTHROPIC_AUTH_TOKEN', authToken],
  ].find(([, value]) => value !== null && !/^[!-~]+$/.test(value ?? ''));
  if (broken === undefined) return null;
  return {
    what: `${broken[0]} holds a character that no credential has: a space, a line break, a curly quote`,
    remedy: 'Copy it again, without what stood around it.',
  };
}

function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
