import type { ESTree } from 'vite';
import type { ProblemCode, ProblemParams } from '#server/domain/problem.ts';
import { PROBLEM_STATUS } from '#server/domain/problem.ts';
import { lineAt, readSources } from '../../architecture/source.ts';
import { visit } from '../../architecture/tree.ts';

/** One place in the program where a problem is made, with the parameters it gives (`the …` for what is computed). */
export type Thrown = { place: string; code: ProblemCode; params: ProblemParams };

function isCode(text: unknown): text is ProblemCode {
  return typeof text === 'string' && Object.hasOwn(PROBLEM_STATUS, text);
}

/** What an object literal gives; null when it is none, or takes some from elsewhere. */
function paramsOf(node: ESTree.Node | null | undefined): ProblemParams | null {
  if (node?.type !== 'ObjectExpression') return null;
  const params: Record<string, string> = {};
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return null;
    const { key, value } = property;
    params[key.name] = value.type === 'Literal' ? String(value.value) : `the ${key.name}`;
  }
  return params;
}

/** Calls such as `new AppError('CODE', { … })` and `state.fail('CODE', { … })`, whose parameters can be read. */
export function thrownProblems(): Thrown[] {
  const found: Thrown[] = [];
  for (const { path, text, program } of readSources()) {
    if (!/^(server|db)\//.test(path)) continue;
    visit(program, (node) => {
      if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return;
      const [code, params] = node.arguments;
      if (code?.type !== 'Literal' || !isCode(code.value)) return;
      const place = `${path}:${lineAt(text, node.start)}`;
      if (node.arguments.length === 1) found.push({ place, code: code.value, params: {} });
      const given = paramsOf(params);
      if (given) found.push({ place, code: code.value, params: given });
    });
  }
  return found;
}
