import { type ApiMember, classMember, moduleMember, type PackageApi } from '../../knowledge/api-catalogue.ts';
import type { Origin } from './origins.ts';

/** What the catalogue knows of an origin. */
export type Known =
  | { readonly kind: 'module'; readonly api: PackageApi; readonly name: string }
  | { readonly kind: 'member'; readonly api: PackageApi; readonly member: ApiMember }
  /** An object of a class, or several of them. */
  | { readonly kind: 'object' | 'objects'; readonly api: PackageApi; readonly className: string }
  /** Something that lists all its names, and this is none of them. */
  | { readonly kind: 'missing'; readonly api: PackageApi; readonly owner: string; readonly name: string };

/** What the catalogue knows of an origin; null when it can say nothing. */
export function lookUp(origin: Origin, apis: ReadonlyMap<string, PackageApi>): Known | null {
  const [root = '', ...steps] = origin.match(/\(\w*\)|\[\]|\w+/g) ?? [];
  const api = apis.get(root);
  if (api === undefined) return null;
  let known: Known | null = { kind: 'module', api, name: root };
  for (const step of steps) {
    known = stepFrom(known, step);
    if (known === null || known.kind === 'missing') return known;
  }
  return known;
}

/** A parameter as a call names it; null for `*`, `/` and what collects the rest. */
export function parameterName(written: string): string | null {
  return /^\w+/.exec(written)?.[0] ?? null;
}

function stepFrom(known: Known, step: string): Known | null {
  if (step.startsWith('(')) return known.kind === 'member' ? called(known, step) : null;
  if (step === '[]') return known.kind === 'objects' ? { ...known, kind: 'object' } : null;
  switch (known.kind) {
    case 'module':
      return inModule(known.api, known.name, step);
    case 'object':
      return inClass(known.api, known.className, step);
    case 'member': {
      const className = known.member.instance ?? known.member.class;
      return className === undefined ? null : inClass(known.api, className, step);
    }
    case 'objects':
    case 'missing':
      return null;
  }
}

function inModule(api: PackageApi, moduleName: string, name: string): Known | null {
  const inner = `${moduleName}.${name}`;
  if (api.modules[inner] !== undefined) return { kind: 'module', api, name: inner };
  const member = moduleMember(api, moduleName, name);
  if (member !== undefined) return { kind: 'member', api, member };
  const leadsInwards = Object.keys(api.modules).some((each) => each.startsWith(`${inner}.`));
  if (leadsInwards) return { kind: 'module', api, name: inner };
  const listed = api.modules[moduleName];
  return listed === undefined || listed.open || name.startsWith('_')
    ? null
    : { kind: 'missing', api, owner: moduleName, name };
}

function inClass(api: PackageApi, className: string, name: string): Known | null {
  const member = classMember(api, className, name);
  if (member !== undefined) return { kind: 'member', api, member };
  const listed = api.classes[className];
  return listed === undefined || listed.open || name.startsWith('_')
    ? null
    : { kind: 'missing', api, owner: className, name };
}

function called({ api, member }: { readonly api: PackageApi; readonly member: ApiMember }, step: string): Known | null {
  const connection = { '(sql)': 'SQLConnection', '(snowflake)': 'SnowflakeConnection' }[step];
  const gives = connection ?? member.returns ?? member.class;
  if (gives === undefined) return null;
  const several = /^\[(\w+)\]$/.exec(gives)?.[1];
  return several === undefined
    ? { kind: 'object', api, className: gives }
    : { kind: 'objects', api, className: several };
}
