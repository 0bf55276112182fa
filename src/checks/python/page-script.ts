import { type Call, callsIn } from './calls.ts';
import { enclosingFunction, functionNamed } from './origins.ts';
import type { PythonCode } from './python-code.ts';
import { nodesIn, type SyntaxNode } from './syntax-tree.ts';

/** What a module may use of Streamlit without drawing on a page. */
const offstage = new Set([
  'App',
  'Page',
  'cache_data',
  'cache_resource',
  'column_config',
  'connection',
  'connections',
  'context',
  'dialog',
  'errors',
  'fragment',
  'get_option',
  'logger',
  'query_params',
  'runtime',
  'secrets',
  'session_state',
  'testing',
  'user',
  'web',
]);

/** Whether a call draws something on a page, or steers it. */
export function drawsElement({ origin }: Call): boolean {
  const [root, command = ''] = origin.split(/[.(]/);
  return root === 'streamlit' && command !== '' && !offstage.has(command);
}

/** Whether a block is a page: it draws at its top level, so that Streamlit runs all of it at every interaction. */
export function isPage(code: PythonCode): boolean {
  return callsIn(code).some((call) => enclosingFunction(call.node) === null && drawsElement(call));
}

/** The functions that a page calls at its top level and that nothing decorates: they run at every interaction too. */
export function runsEachTime(code: PythonCode): ReadonlySet<number> {
  const called = [...nodesIn(code.tree)]
    .filter((node) => node.name === 'CallExpression' && enclosingFunction(node) === null)
    .map((node) => functionNamed(node.firstChild ?? undefined, code))
    .filter((definition): definition is SyntaxNode => definition !== null)
    .filter((definition) => definition.parent?.name !== 'DecoratedStatement');
  return new Set(called.map(({ from }) => from));
}
