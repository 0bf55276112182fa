import { homedir } from 'node:os';
import path from 'node:path';
import { neutraliseText } from '../document/neutralise-text.ts';
import { type Places, placesFor } from '../storage/places.ts';
import type { Settings } from '../storage/settings.ts';
import type { ModelAccess } from './choose-architect.ts';

/** What the program finds around it; read here, so that nothing else reads `process`. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly places: Places;
  /** Whether a person sits at both ends. */
  readonly interactive: boolean;
  /** How wide stdout is: what a reader's terminal shows, or 80. */
  readonly columns: number;
  /** Whether stdout shows colours. */
  readonly colour: boolean;
  /** ISO time. */
  now(): string;
  /** Text on stdout, as it is. */
  out(text: string): void;
  /** A line on stderr, without what a terminal would obey: it may repeat what stands in a file. */
  tell(line: string): void;
  /** The same in red, where colours are shown. */
  alarm(line: string): void;
}

export function surroundings(): Surroundings {
  const { env, stdout, stderr, stdin } = process;
  const wantsColour = (env['NO_COLOR'] ?? '') === '';
  return {
    environment: env,
    folder: process.cwd(),
    places: placesFor(env, homedir(), process.platform),
    interactive: stdin.isTTY && stdout.isTTY,
    columns: stdout.columns ?? 80,
    colour: wantsColour && stdout.isTTY,
    now: () => new Date().toISOString(),
    out: (text) => {
      stdout.write(text);
    },
    tell: (line) => {
      stderr.write(`${neutraliseText(line)}\n`);
    },
    alarm: (line) => {
      const text = neutraliseText(line);
      stderr.write(wantsColour && stderr.isTTY ? `\u001B[31m${text}\u001B[39m\n` : `${text}\n`);
    },
  };
}

/** The credential, base URL and model that count: flag, then environment, then settings. */
export function modelAccess(around: Surroundings, settings: Settings, model: string | null): ModelAccess {
  const given = (name: string) => {
    const value = around.environment[name]?.trim() ?? '';
    return value === '' ? null : value;
  };
  return {
    apiKey: given('ANTHROPIC_API_KEY'),
    authToken: given('ANTHROPIC_AUTH_TOKEN'),
    baseUrl: given('ANTHROPIC_BASE_URL') ?? settings.base_url,
    model: model ?? settings.model,
  };
}

/** A path as the person typed it, against the working folder. */
export function absolute(around: Surroundings, file: string): string {
  return path.resolve(around.folder, file);
}
