import { LAYERS, OWNED_PACKAGES, SEPARATE_INSIDE } from './layers.ts';
import type { Layer } from './layers.ts';
import type { ImportEdge, Source } from './source.ts';

type PartOfSource = Pick<Source, 'path' | 'imports'>;

/** Tests, tools and the build's settings stand outside of the law. */
function isUnderLaw(path: string): boolean {
  return /^(client|server|db)\//.test(path);
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

function hasPackage(allowed: readonly string[], name: string): boolean {
  return allowed.some((entry) => entry === name || name.startsWith(`${entry}/`));
}

function brokenByFile(path: string, layer: Layer, target: string, isType: boolean): string | null {
  for (const folder of SEPARATE_INSIDE) {
    const part = (file: string) => file.slice(folder.length).split('/')[0];
    if (path.startsWith(folder) && target.startsWith(folder) && part(path) !== part(target)) {
      return `parts of ${folder} do not know each other`;
    }
  }
  if (target.startsWith(layer.prefix)) return null;
  if (layer.values.some((prefix) => target.startsWith(prefix))) return null;
  if (!isType) return `${layer.prefix} may import only ${layer.values.join(', ') || 'itself'}`;
  const shut = layer.noTypes?.find((prefix) => target.startsWith(prefix));
  return shut ? `${layer.prefix} may not know the types of ${shut}` : null;
}

function brokenByPackage(path: string, layer: Layer, specifier: string, isType: boolean) {
  const name = packageName(specifier);
  const owner = OWNED_PACKAGES[name];
  if (owner && !path.startsWith(owner)) return `only ${owner} knows ${name}`;
  if (isType || hasPackage(layer.packages, name)) return null;
  return `${layer.prefix} may import only the packages ${layer.packages.join(', ') || '(none)'}`;
}

function brokenBy(path: string, { specifier, target, kind }: ImportEdge): string | null {
  const layer = LAYERS.find(({ prefix }) => path.startsWith(prefix));
  if (!layer) return 'the file belongs to no layer of tests/architecture/layers.ts';
  if (target === null) return brokenByPackage(path, layer, specifier, kind === 'type');
  const isInside = target.split('/')[0] === path.split('/')[0];
  if (isInside === specifier.startsWith('#')) {
    return isInside
      ? 'inside one top-level folder imports are relative'
      : 'a crossing is written with #';
  }
  if (specifier.startsWith('.') && !/\.[a-z]+(\?.*)?$/.test(specifier)) {
    return 'an import carries its extension';
  }
  return brokenByFile(path, layer, target, kind === 'type');
}

/** One line per import that breaks the law: `file:line imports what: why not`. */
export function brokenImports(sources: readonly PartOfSource[]): string[] {
  return sources
    .filter(({ path }) => isUnderLaw(path))
    .flatMap(({ path, imports }) =>
      imports.flatMap((edge) => {
        const reason = brokenBy(path, edge);
        return reason ? [`${path}:${edge.line} imports ${edge.specifier}: ${reason}`] : [];
      }),
    );
}

/** One line per circle of imports that hold at run time: `a.ts → b.ts → a.ts`. */
export function circles(sources: readonly PartOfSource[]): string[] {
  const next = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ kind, target }) => (kind === 'value' && target ? [target] : [])),
    ]),
  );
  const found = new Map<string, string>();
  const finished = new Set<string>();
  function walk(path: string, trail: readonly string[]): void {
    const at = trail.indexOf(path);
    if (at !== -1) {
      const circle = trail.slice(at);
      const key = circle.toSorted().join(' ');
      if (!found.has(key)) found.set(key, [...circle, path].join(' → '));
      return;
    }
    if (finished.has(path)) return;
    for (const target of next.get(path) ?? []) walk(target, [...trail, path]);
    finished.add(path);
  }
  for (const path of next.keys()) walk(path, []);
  return [...found.values()];
}
