import type { ESTree } from 'vite';
import { commentBefore, lineAt } from './source.ts';
import type { Source } from './source.ts';
import { visit } from './tree.ts';
import type { AnyNode } from './tree.ts';

function isFreeCast(node: ESTree.TSAsExpression): boolean {
  const { typeAnnotation } = node;
  return typeAnnotation.type === 'TSTypeReference' && nameOf(typeAnnotation.typeName) === 'const';
}

function nameOf(name: ESTree.TSTypeName): string {
  return name.type === 'Identifier' ? name.name : '';
}

function isStatement({ type }: AnyNode): boolean {
  return /Statement$|Declaration$/.test(type) && type !== 'BlockStatement';
}

/**
 * Casts without a reason: a comment on their line, on the line above it or above the statement they
 * stand in. Casts on neighbouring lines may share one.
 */
export function casts(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /^(client|server|db)\//.test(path))
    .flatMap((source) => {
      const commented = new Set(source.comments.map(({ end }) => lineAt(source.text, end)));
      const bare = new Set<number>();
      visit(source.program, (node, around) => {
        if (node.type !== 'TSAsExpression' || isFreeCast(node)) return;
        const line = lineAt(source.text, node.expression.end);
        const statement = around.findLast(isStatement);
        const first = statement ? lineAt(source.text, statement.start) : line;
        const isReasoned = [line, line - 1, first - 1].some((at) => commented.has(at));
        if (isReasoned) commented.add(line);
        else bare.add(line);
      });
      return [...bare].map((line) => `${source.path}:${line} casts without saying why above`);
    });
}

function exportedNames(node: ESTree.ExportNamedDeclaration): string {
  const { declaration } = node;
  if (declaration?.type === 'VariableDeclaration') {
    return declaration.declarations
      .map(({ id }) => (id.type === 'Identifier' ? id.name : '…'))
      .join(', ');
  }
  return declaration && 'id' in declaration && declaration.id?.type === 'Identifier'
    ? declaration.id.name
    : '';
}

/** `export type X = z.infer<typeof xSchema>` is explained where the value is defined. */
function isInferredType(source: Source, node: ESTree.ExportNamedDeclaration): boolean {
  return (
    node.declaration?.type === 'TSTypeAliasDeclaration' &&
    /\btypeof \w/.test(source.text.slice(node.start, node.end))
  );
}

const DOCUMENTED = /^(server\/(domain|contract)|db\/queries)\//;

/** Exports of the shared layers without a docstring: their readers are other folders. */
export function undocumented(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => DOCUMENTED.test(path))
    .flatMap((source) =>
      source.program.body.flatMap((node) => {
        if (node.type !== 'ExportNamedDeclaration' || !node.declaration) return [];
        if (isInferredType(source, node)) return [];
        if (commentBefore(source, node.start)?.startsWith('*')) return [];
        const line = lineAt(source.text, node.start);
        return [`${source.path}:${line} exports ${exportedNames(node)} without a docstring`];
      }),
    );
}
