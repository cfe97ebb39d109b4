import { posix } from 'node:path';
import { parseSync } from 'vite';
import type { ESTree, ParseResult } from 'vite';
import { readFiles } from './repository.ts';
import type { TextFile } from './repository.ts';

/** One `import`, `export … from` or `import()` of a file. */
export interface ImportEdge {
  /** As written. */
  specifier: string;
  /** The file of this repository it names, or null for packages and Node's own modules. */
  target: string | null;
  /** `type`: nothing is left of it when the program runs. */
  kind: 'value' | 'type' | 'dynamic';
  line: number;
}

/** A source file with its syntax tree. */
export interface Source extends TextFile {
  program: ESTree.Program;
  comments: ParseResult['comments'];
  imports: ImportEdge[];
}

const TOP_LEVEL_ALIASES = /^#(client|db|server|tests)\//;

function resolveTarget(from: string, specifier: string): string | null {
  if (TOP_LEVEL_ALIASES.test(specifier)) return specifier.slice(1).replace(/\?.*$/, '');
  if (!specifier.startsWith('.')) return null;
  return posix.join(posix.dirname(from), specifier).replace(/\?.*$/, '');
}

/** The line, from 1, on which the character at `offset` stands. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}

function isTypeOnly(node: ESTree.ImportDeclaration): boolean {
  // `import { type A } from` still loads the module (verbatimModuleSyntax): only `import type` is free.
  return node.importKind === 'type';
}

function staticImports(program: ESTree.Program): [string, 'value' | 'type', number][] {
  return program.body.flatMap((node): [string, 'value' | 'type', number][] => {
    if (node.type === 'ImportDeclaration') {
      return [[node.source.value, isTypeOnly(node) ? 'type' : 'value', node.start]];
    }
    const isExportFrom =
      node.type === 'ExportAllDeclaration' || node.type === 'ExportNamedDeclaration';
    if (!isExportFrom || !node.source) return [];
    return [[node.source.value, node.exportKind === 'type' ? 'type' : 'value', node.start]];
  });
}

/** Reads one file's imports and tree. Throws when the file is no valid TypeScript. */
export function parseSource({ path, text }: TextFile): Source {
  const { program, comments, errors, module } = parseSync(path, text, {
    lang: path.endsWith('.tsx') ? 'tsx' : 'ts',
    sourceType: 'module',
  });
  const [error] = errors;
  if (error) throw new Error(`${path} cannot be parsed: ${error.message}`);
  const edge = (specifier: string, kind: ImportEdge['kind'], start: number): ImportEdge => ({
    specifier,
    target: resolveTarget(path, specifier),
    kind,
    line: lineAt(text, start),
  });
  const dynamic = module.dynamicImports.map(({ start, moduleRequest }) => {
    const written = text.slice(moduleRequest.start, moduleRequest.end);
    return edge(written.replace(/^['"`]|['"`]$/g, ''), 'dynamic', start);
  });
  const imports = [...staticImports(program).map((found) => edge(...found)), ...dynamic];
  return { path, text, program, comments, imports };
}

/** Every TypeScript file of the repository, parsed. */
export function readSources(): Source[] {
  return readFiles('.ts', '.tsx')
    .filter(({ path }) => !path.endsWith('.d.ts') && !path.startsWith('tests/bench/'))
    .map(parseSource);
}

/** The comment that ends where `offset` begins, with only white space between; null when none does. */
export function commentBefore(source: Source, offset: number): string | null {
  const before = source.comments.findLast(
    (comment) => comment.end <= offset && source.text.slice(comment.end, offset).trim() === '',
  );
  return before?.value ?? null;
}
