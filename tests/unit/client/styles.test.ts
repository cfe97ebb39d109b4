import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const CLIENT = fileURLToPath(new URL('../../../client/', import.meta.url));

const paths = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' });
const read = (path: string) => readFileSync(join(CLIENT, path), 'utf8');
const modules = paths.filter((path) => path.endsWith('.module.css'));
const components = paths.filter((path) => path.endsWith('.tsx')).map(read);

/** Classes that code asks of a module: by name, or as one of the tones, which are asked for by a variable. */
function askedOf(file: string): ReadonlySet<string> {
  const users = components.filter((text) => text.includes(`/${file}'`));
  const named = users.flatMap((text) =>
    [...text.matchAll(/css\['([\w-]+)'\]/g)].map((hit) => hit[1] ?? ''),
  );
  const tones = users.some((text) => text.includes('css[tone]')) ? ['better', 'worse', 'wait'] : [];
  return new Set([...named, ...tones]);
}

function definedIn(path: string): ReadonlySet<string> {
  const code = read(path).replaceAll(/\/\*[^]*?\*\/|:global\([^)]*\)/g, '');
  return new Set([...code.matchAll(/\.([a-z][\w-]*)(?=[^;{}]*\{)/gi)].map((hit) => hit[1] ?? ''));
}

describe('style modules', () => {
  it.each(modules)('%s defines exactly the classes that components ask of it', (path) => {
    const file = path.split(/[\\/]/).at(-1) ?? path;
    expect([...definedIn(path)].toSorted()).toEqual([...askedOf(file)].toSorted());
  });

  it('never write text smaller than the smallest size of the look, 12 px', () => {
    const sizes = modules.flatMap((path) =>
      [...read(path).matchAll(/font-size:\s*([\d.]+)(px|rem)/g)].map(([, size, unit]) => ({
        path,
        px: Number(size) * (unit === 'rem' ? 16 : 1),
      })),
    );
    expect(sizes.filter(({ px }) => px < 12)).toEqual([]);
  });
});
