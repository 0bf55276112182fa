import { changeSetting, settingNameOf, settingRules } from '../storage/settings.ts';
import { openSettings } from './open-stores.ts';
import type { Surroundings } from './surroundings.ts';

/** Prints every setting with its value and what it is. */
export function listSettings(around: Surroundings): number {
  const { settings } = openSettings(around);
  const lines = Object.entries(settingRules).map(
    ([name, { about }]) => `${name} = ${settings[settingNameOf(name)] ?? '(not set)'}\n  ${about}\n`,
  );
  around.out(lines.join(''));
  return 0;
}

/** Prints one setting's value alone; nothing when it is not set. */
export function getSetting(name: string, around: Surroundings): number {
  const { settings } = openSettings(around);
  around.out(`${settings[settingNameOf(name)] ?? ''}\n`);
  return 0;
}

/** Keeps a setting; an empty value takes it back to its default. */
export function setSetting(name: string, value: string, around: Surroundings): number {
  changeSetting(openSettings(around).store, name, value);
  around.tell(value === '' ? `${name} is back at its default.` : `${name} = ${value}`);
  return 0;
}

/** Prints where the settings are kept. */
export function settingsPath(around: Surroundings): number {
  around.out(`${openSettings(around).store.path}\n`);
  return 0;
}
