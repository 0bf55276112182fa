import { type Decorator, decoratorsIn } from './calls.ts';
import type { PythonCode } from './python-code.ts';
import { childrenOf, separated, type SyntaxNode, textOf } from './syntax-tree.ts';

/** A function whose results Streamlit keeps. */
export interface CachedFunction {
  readonly decorator: Decorator;
  readonly definition: SyntaxNode;
  readonly keeps: 'data' | 'resource';
  /** One cache for each session, where otherwise all sessions share it. */
  readonly perSession: boolean;
  readonly name: string;
}

/** The cached functions of a block. */
export function cachedFunctions(code: PythonCode): readonly CachedFunction[] {
  return decoratorsIn(code).flatMap((decorator): readonly CachedFunction[] => {
    const keeps = { 'streamlit.cache_data': 'data', 'streamlit.cache_resource': 'resource' } as const;
    const kind = Object.entries(keeps).find(([origin]) => origin === decorator.origin)?.[1];
    if (kind === undefined) return [];
    const { definition } = decorator;
    const name = definition.getChild('VariableName');
    return [
      {
        decorator,
        definition,
        keeps: kind,
        perSession: /session/.test(settingOf(decorator, 'scope', code) ?? ''),
        name: name === null ? '' : textOf(name, code.python),
      },
    ];
  });
}

/** What a decorator sets, as it is written; null when it does not, or to None. */
export function settingOf({ keywords }: Decorator, setting: string, code: PythonCode): string | null {
  const value = keywords.get(setting)?.value;
  const written = value === undefined ? 'None' : textOf(value, code.python);
  return written === 'None' ? null : written;
}

/** The parameters of a function, in order, by name. */
export function parametersOf(definition: SyntaxNode, code: PythonCode): ReadonlyMap<string, SyntaxNode> {
  const list = definition.getChild('ParamList');
  const names = separated(list === null ? [] : childrenOf(list)).flatMap((group) =>
    group.filter(({ name }) => name === 'VariableName').slice(0, 1),
  );
  return new Map(names.map((name) => [textOf(name, code.python), name]));
}
