import { builtinModules } from 'node:module';
import path from 'node:path';

/**
 * The boundary rules of the source, as lint rules. All of them are in the four tables below; what follows only finds
 * the imports and globals to hold against them. Imports of types count: a type is knowledge too.
 */

/** From left to right: a folder imports from its own row and the rows above it, never from a row below. */
const layers = [
  ['knowledge'],
  ['intake'],
  ['sizing'],
  ['decisions'],
  ['blueprint'],
  ['document'],
  ['architects', 'checks', 'exports'],
  ['storage', 'evidence'],
  ['ui'],
  ['commands'],
  ['cli', 'cli.ts'],
];

/** Plain data in, plain data out: no I/O, no clock, no randomness, no environment. */
const pureFolders = ['knowledge', 'intake', 'sizing', 'decisions', 'blueprint'];

/** Packages that only some folders may import (a folder includes its subfolders). */
const packageHomes = [
  { packages: ['react', 'ink'], homes: ['ui'] },
  { packages: ['@anthropic-ai/sdk'], homes: ['architects/claude'] },
  { packages: ['conf'], homes: ['storage'] },
  { packages: ['node:fs', 'node:fs/promises'], homes: ['storage', 'evidence', 'exports', 'commands'] },
];

/** Files outside src/ that source may take in, and the folders that may. */
const outsideHomes = [
  { outside: 'prompts', homes: ['architects'] },
  { outside: 'package.json', homes: ['commands', 'cli.ts'] },
];

const processHomes = ['commands', 'cli.ts'];

export default {
  meta: { name: 'boundaries' },
  rules: {
    layers: { create: (context) => onImports(context, reportLayer) },
    packages: { create: (context) => onImports(context, reportPackage) },
    purity: { create: reportImpurity },
  },
};

function reportLayer(context, from, specifier, node) {
  if (!specifier.startsWith('.')) return;

  const target = path.posix.join(path.posix.dirname(`src/${from}`), specifier.replace(/\?raw$/, ''));
  if (!target.startsWith('src/')) {
    const allowed = outsideHomes.some(
      ({ outside, homes }) => isIn(target, outside) && homes.some((home) => isIn(from, home)),
    );
    if (!allowed) context.report({ node, message: `${from} may not take in ${target}, which is outside src/.` });
    return;
  }

  const to = target.slice('src/'.length);
  if (layerOf(from) === undefined) {
    context.report({
      node,
      message: `${from} is in a folder that scripts/boundaries.js does not know; add it to a layer.`,
    });
  } else if (layerOf(to) > layerOf(from)) {
    context.report({
      node,
      message: `${from} may not import ${to}: ${top(to)} is to the right of ${top(from)} in the flow.`,
    });
  }
}

function reportPackage(context, from, specifier, node) {
  if (specifier.startsWith('.')) return;

  if (isBuiltin(specifier) && isPure(from)) {
    context.report({ node, message: `${from} is pure and may not import Node's ${specifier}.` });
    return;
  }
  const name = isBuiltin(specifier) ? `node:${specifier.replace(/^node:/, '')}` : specifier;
  const rule = packageHomes.find(({ packages }) => packages.some((known) => isIn(name, known)));
  if (rule && !rule.homes.some((home) => isIn(from, home))) {
    context.report({ node, message: `${from} may not import ${specifier}; only ${rule.homes.join(', ')} may.` });
  }
}

function reportImpurity(context) {
  const from = sourcePath(context);
  if (from === undefined) return {};

  const impure = new Set([
    'fetch',
    'performance',
    'crypto',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'console',
    'globalThis',
  ]);
  return {
    NewExpression(node) {
      if (isPure(from) && isGlobal(context, node.callee, 'Date') && node.arguments.length === 0) {
        context.report({ node, message: `${from} is pure and may not read the clock; take the time as an argument.` });
      }
    },
    MemberExpression(node) {
      if (!isPure(from)) return;
      if (isGlobal(context, node.object, 'Date') && node.property.name === 'now') {
        context.report({ node, message: `${from} is pure and may not read the clock; take the time as an argument.` });
      }
      if (isGlobal(context, node.object, 'Math') && node.property.name === 'random') {
        context.report({ node, message: `${from} is pure and may not use randomness.` });
      }
    },
    'Program:exit'() {
      for (const { identifier } of globalReferences(context)) {
        if (identifier.name === 'process' && !processHomes.some((home) => isIn(from, home))) {
          context.report({
            node: identifier,
            message: `${from} may not read process; commands pass in what it needs.`,
          });
        } else if (isPure(from) && impure.has(identifier.name)) {
          context.report({ node: identifier, message: `${from} is pure and may not use ${identifier.name}.` });
        }
      }
    },
  };
}

/** Calls `report(context, from, specifier, node)` for each import, export from, import() and type import in a source file. */
function onImports(context, report) {
  const from = sourcePath(context);
  if (from === undefined) return {};

  const visit = (node, source) => {
    if (typeof source?.value === 'string') report(context, from, source.value, node);
  };
  return {
    ImportDeclaration: (node) => visit(node, node.source),
    ExportNamedDeclaration: (node) => visit(node, node.source),
    ExportAllDeclaration: (node) => visit(node, node.source),
    ImportExpression: (node) => visit(node, node.source),
    TSImportType: (node) => visit(node, node.source),
  };
}

/** The file's path from src/, with forward slashes; undefined for a file that is not source. */
function sourcePath(context) {
  const relative = path.relative(path.join(context.cwd, 'src'), context.filename).replaceAll(path.sep, '/');
  return relative.startsWith('../') ? undefined : relative;
}

/** A file directly in src/ (the errors, say) is left of every folder: all may import it. */
function layerOf(file) {
  const index = layers.findIndex((names) => names.includes(top(file)));
  if (index !== -1) return index;
  return file.includes('/') ? undefined : -1;
}

function top(file) {
  return file.split('/')[0];
}

function isIn(file, folder) {
  return file === folder || file.startsWith(`${folder}/`);
}

function isPure(file) {
  return pureFolders.includes(top(file));
}

function isBuiltin(specifier) {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

function isGlobal(context, node, name) {
  return (
    node.type === 'Identifier' &&
    node.name === name &&
    globalReferences(context).some(({ identifier }) => identifier === node)
  );
}

function globalReferences(context) {
  const { globalScope } = context.sourceCode.scopeManager;
  const declared = globalScope.variables.flatMap(({ references, defs }) => (defs.length === 0 ? references : []));
  return [...globalScope.through, ...declared];
}
