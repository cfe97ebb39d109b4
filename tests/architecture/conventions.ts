import type { ESTree } from 'vite';
import { ENTRY_FILES } from './layers.ts';
import { lineAt } from './source.ts';
import type { Source } from './source.ts';
import { visit } from './tree.ts';

type Statement = ESTree.Program['body'][number];

function isEntry(path: string): boolean {
  return ENTRY_FILES.some((pattern) => pattern.test(path));
}

/** Files that only pass on what others export: one more name for the same thing, and a road to circles. */
export function barrels(sources: readonly Source[]): string[] {
  const passesOn = (node: Statement) =>
    node.type === 'ExportAllDeclaration' ||
    (node.type === 'ExportNamedDeclaration' && node.source !== null);
  return sources
    .filter(({ program }) => program.body.length > 0 && program.body.every(passesOn))
    .map(({ path }) => `${path} only re-exports: import from where a thing is defined`);
}

const DECLARATIONS = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'ExportAllDeclaration',
  'FunctionDeclaration',
  'ClassDeclaration',
  'VariableDeclaration',
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
  'TSDeclareFunction',
  'TSModuleDeclaration',
]);

/**
 * Statements that do something when their file is loaded. What an initialiser calls is not looked
 * into (a schema is built by calls too): there only `await` counts.
 */
export function sideEffects(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /^(client|server|db)\//.test(path) && !isEntry(path))
    .flatMap(({ path, text, program }) =>
      program.body
        .filter((node) => !DECLARATIONS.has(node.type) || awaitsAtTopLevel(node))
        .map((node) => `${path}:${lineAt(text, node.start)} acts when it is loaded`),
    );
}

function awaitsAtTopLevel(node: Statement): boolean {
  const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
  return (
    declaration?.type === 'VariableDeclaration' &&
    declaration.declarations.some(({ init }) => init?.type === 'AwaitExpression')
  );
}

/** The text with its comments blanked, each line where it was. */
function codeOnly({ text, comments }: Source): string {
  return comments.reduce(
    (code, { start, end }) =>
      code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end),
    text,
  );
}

function matches(source: Source, pattern: RegExp, fault: string): string[] {
  return [...codeOnly(source).matchAll(pattern)].map(
    ({ index }) => `${source.path}:${lineAt(source.text, index)} ${fault}`,
  );
}

/** Reads of the environment outside `server/env.ts`, which checks all of it at once. */
export function environmentReads(sources: readonly Source[]): string[] {
  const pattern =
    /\bprocess\s*(\?\.|\.|\[\s*['"`])\s*env\b|\{[^}]*\benv\b[^}]*\}\s*from\s*['"](node:)?process['"]/g;
  return sources
    .filter(({ path }) => /^(client|server|db)\//.test(path) && path !== 'server/env.ts')
    .flatMap((source) => matches(source, pattern, 'reads the environment: ask server/env.ts'));
}

const SILENCED = /^(only|skip|todo|skipIf|runIf|fails)$/;

/** Tests that would be passed over in silence, or would make others be passed over. */
export function silencedTests(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => path.startsWith('tests/'))
    .flatMap(({ path, text, program }) => {
      const found: string[] = [];
      visit(program, (node) => {
        if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return;
        const isTest = /^(it|test|describe|bench)\b/.test(text.slice(node.start, node.end));
        if (isTest && SILENCED.test(node.property.name)) {
          found.push(`${path}:${lineAt(text, node.start)} is not always run`);
        }
      });
      return found;
    });
}

const EMPTY_WORDS = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager']);

/** File and folder names that say nothing about what is inside. */
export function emptyNames(paths: readonly string[]): string[] {
  return paths
    .filter((path) =>
      path
        .toLowerCase()
        .split(/[/.-]/)
        .some((word) => EMPTY_WORDS.has(word)),
    )
    .map((path) => `${path} has a name that does not say what is inside`);
}
