import type { ESTree } from 'vite';

/** What every node of a syntax tree has. */
export type AnyNode = { type: string; start: number };

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** Shows `see` every node of a tree with the nodes it stands in, outermost first. */
export function visit(
  value: unknown,
  see: (node: ESTree.Node, around: readonly AnyNode[]) => void,
  around: readonly AnyNode[] = [],
): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see, around);
  else if (isNode(value)) {
    // What carries `type` and `start` in a parsed tree is one of its nodes.
    see(value as ESTree.Node, around);
    const inside = [...around, value];
    for (const child of Object.values(value)) visit(child, see, inside);
  }
}
