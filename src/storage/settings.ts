import { InputError } from '../errors.ts';
import type { ConfStore } from './conf-store.ts';

/** The settings a person can keep; keys of models are never among them. */
export interface Settings {
  readonly model: string | null;
  readonly base_url: string | null;
  readonly output_folder: string | null;
  readonly theme: 'auto' | 'dark' | 'light' | 'none';
  readonly depth: 'express' | 'standard' | 'thorough';
}

export type SettingName = keyof Settings;

interface SettingRule {
  readonly about: string;
  /** The value for a text that a person gives, or why it cannot be. */
  readonly read: (text: string) => string | { readonly refused: string };
}

const oneOf =
  (...allowed: readonly string[]) =>
  (text: string) =>
    allowed.includes(text) ? text : { refused: `it must be one of ${allowed.join(', ')}` };

export const settingRules: Readonly<Record<SettingName, SettingRule>> = {
  model: {
    about: 'model that writes when there is a credential',
    read: (text) => (/^\S{1,200}$/.test(text) ? text : { refused: 'it must be a model id without spaces' }),
  },
  base_url: { about: 'server that speaks the Messages API', read: readUrl },
  output_folder: {
    about: 'folder where documents are saved',
    read: (text) => (text.trim() === '' ? { refused: 'it must be a folder' } : text),
  },
  theme: { about: 'auto, dark, light or none', read: oneOf('auto', 'dark', 'light', 'none') },
  depth: { about: 'how many questions: express, standard or thorough', read: oneOf('express', 'standard', 'thorough') },
};

const defaultSettings: Settings = {
  model: null,
  base_url: null,
  output_folder: null,
  theme: 'auto',
  depth: 'standard',
};

/** The settings as kept, with defaults for what is not set; values that are no longer valid are ignored. */
export function readSettings(store: ConfStore): Settings {
  const kept = store.read();
  const valid = Object.entries(settingRules).flatMap(([name, rule]) => {
    const value = kept[name];
    return typeof value === 'string' && typeof rule.read(value) === 'string' ? [[name, value] as const] : [];
  });
  return { ...defaultSettings, ...Object.fromEntries(valid) };
}

/** Keeps a setting; an empty text takes it back to its default. Throws an InputError for an unknown name or a bad value. */
export function changeSetting(store: ConfStore, name: string, text: string): void {
  const known = settingNameOf(name);
  if (text === '') {
    store.update((values) => Object.fromEntries(Object.entries(values).filter(([key]) => key !== known)));
    return;
  }
  const value = settingRules[known].read(text);
  if (typeof value !== 'string') {
    throw new InputError({
      what: `'${text}' cannot be the ${known}: ${value.refused}`,
      where: `settings set ${known}`,
    });
  }
  store.update((values) => ({ ...values, [known]: value }));
}

/** The setting with this name. Throws an InputError that lists the names. */
export function settingNameOf(name: string): SettingName {
  const names = Object.keys(settingRules);
  const found = (names as SettingName[]).find((known) => known === name);
  if (found === undefined) {
    throw new InputError({ what: `There is no setting '${name}'`, remedy: `The settings are ${names.join(', ')}.` });
  }
  return found;
}

function readUrl(text: string): string | { readonly refused: string } {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    return { refused: 'it must be an http or https address' };
  if (new URL(text).username !== '' || new URL(text).password !== '')
    return { refused: 'it must not hold a user name or password' };
  return text;
}
