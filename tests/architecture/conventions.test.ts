import { describe, expect, it } from 'vitest';
import {
  barrels,
  emptyNames,
  environmentReads,
  sideEffects,
  silencedTests,
} from './conventions.ts';
import { casts, undocumented } from './reasons.ts';
import { listFiles } from './repository.ts';
import { parseSource, readSources } from './source.ts';
import type { Source } from './source.ts';

const sources = readSources();

/** A check holds for the repository, sees what is planted at `path`, and lets what is right pass. */
interface Convention {
  name: string;
  check: (sources: readonly Source[]) => string[];
  path: string;
  wrong: readonly string[];
  right: readonly string[];
}

const conventions: Convention[] = [
  {
    name: 'no file only re-exports',
    check: barrels,
    path: 'server/services/index.ts',
    wrong: [`export * from './a.ts'; export { b } from './b.ts'`],
    right: [`export { b } from './b.ts'; export const a = 1;`],
  },
  {
    name: 'only entry files act when they are loaded',
    check: sideEffects,
    path: 'server/services/a.ts',
    wrong: [`start()`, `if (a) b()`, `export const a = await b()`, `new Server()`, `a.b = 1`],
    right: [`export const schema = z.object({})`, `import './base.css'`, `function a() { b() }`],
  },
  {
    name: 'only server/env.ts reads the environment',
    check: environmentReads,
    path: 'server/services/a.ts',
    wrong: [`process.env`, `process['env']`, `import { env } from 'node:process'`],
    right: [`// process.env is read elsewhere\nconst env = 1`],
  },
  {
    name: 'every test is run',
    check: silencedTests,
    path: 'tests/unit/a.test.ts',
    wrong: [`it.skip('x', a)`, `describe.only('x', a)`, `test.skipIf(a)('x', b)`, `it.todo('x')`],
    right: [`it.each([1])('x', a)`],
  },
  {
    name: 'each cast says why',
    check: casts,
    path: 'db/queries/a.ts',
    wrong: [`const a = b as C`, `// far above\n\nconst a = b as unknown`],
    right: [`const a = [1] as const`, `// The row was checked.\nconst a = b as C`],
  },
  {
    name: 'each export of the shared layers has a docstring',
    check: undocumented,
    path: 'server/domain/a.ts',
    wrong: [`export const a = 1`, `// a note\nexport function b() {}`, `export interface A {}`],
    right: [
      `/** One. */\nexport const a = 1`,
      `export type A = z.infer<typeof schema>`,
      `const a = 1`,
    ],
  },
];

describe.each(conventions)('$name', ({ check, path, wrong, right }) => {
  it('in the repository', () => {
    expect(check(sources)).toEqual([]);
  });

  it.each(wrong)('or it is seen: %s', (text) => {
    expect(check([parseSource({ path, text })])).toHaveLength(1);
  });

  it.each(right)('and this is right: %s', (text) => {
    expect(check([parseSource({ path, text })])).toEqual([]);
  });
});

describe('names', () => {
  it('say what is inside', () => {
    expect(emptyNames(listFiles())).toEqual([]);
  });

  it('are seen when they are empty', () => {
    expect(
      emptyNames(['client/utils/a.ts', 'db/helpers.ts', 'server/common-ground.ts']),
    ).toHaveLength(3);
  });
});
