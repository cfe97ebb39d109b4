import { describe, expect, it } from 'vitest';
import { brokenImports, circles } from './import-law.ts';
import { parseSource, readSources } from './source.ts';

const planted = (path: string, text: string) => brokenImports([parseSource({ path, text })]);

describe('the import law', () => {
  it('holds for every file of the repository', () => {
    expect(brokenImports(readSources())).toEqual([]);
  });

  it.each([
    ['server/domain/a.ts', `import { b } from '#db/b.ts'`],
    ['server/domain/a.ts', `import type { B } from '../services/b.ts'`],
    ['server/domain/a.ts', `import { readFileSync } from 'node:fs'`],
    ['server/contract/a.ts', `import { Hono } from 'hono'`],
    ['server/services/a.ts', `import { open } from '#db/store/open.ts'`],
    ['server/services/a.ts', `import type { SQL } from 'drizzle-orm'`],
    ['server/services/a.ts', `import { route } from '../http/route.ts'`],
    ['server/http/a.ts', `import { listCells } from '#db/queries/cells.ts'`],
    ['server/http/a.ts', `const b = await import('#db/queries/cells.ts')`],
    ['server/http/a.ts', `export { b } from '../ingest/b.ts'`],
    ['db/queries/a.ts', `import { schema } from '#server/contract/b.ts'`],
    ['client/api/a.ts', `import { schema } from '#server/contract/b.ts'`],
    ['client/api/a.ts', `import { type Value } from '#server/contract/b.ts'`],
    ['client/api/a.ts', `import type { Row } from '#db/schema/cell.ts'`],
    ['client/ui/Card.tsx', `import { LineChart } from 'recharts'`],
    ['client/features/alerts/a.ts', `import { b } from '../loops/b.ts'`],
    ['client/ui/Card.tsx', `import { useAlerts } from '../features/alerts/a.ts'`],
    ['server/services/a.ts', `import { b } from '#server/domain/b.ts'`],
    ['server/services/a.ts', `import type { B } from '../../db/queries/b.ts'`],
    ['server/services/a.ts', `import { b } from '../domain/b'`],
    ['server/elsewhere/a.ts', `import { b } from '../domain/b.ts'`],
  ])('is seen to be broken by %s: %s', (path, text) => {
    expect(planted(path, text)).toEqual([expect.stringContaining(`${path}:1 imports `)]);
  });

  it.each([
    ['server/domain/a.ts', `import { b } from './stats/b.ts'`],
    ['db/queries/a.ts', `import type { Query } from '#server/contract/b.ts'`],
    ['db/queries/a.ts', `import { sql } from 'drizzle-orm/sqlite-core'`],
    ['server/services/a.ts', `import { listCells } from '#db/queries/cells.ts'`],
    ['client/api/a.ts', `import type { App } from '#server/http/routes.ts'`],
    ['client/charts/Trend.tsx', `import { LineChart } from 'recharts'`],
    ['client/features/alerts/a.ts', `import { b } from './b.ts'`],
  ])('is not broken by %s: %s', (path, text) => {
    expect(planted(path, text)).toEqual([]);
  });

  it('names the line that broke it', () => {
    const text = `import { a } from './a.ts';\n\nimport { b } from '#db/b.ts';\n`;
    expect(planted('server/domain/c.ts', text)).toEqual([
      'server/domain/c.ts:3 imports #db/b.ts: server/domain/ may import only itself',
    ]);
  });
});

describe('circles of imports', () => {
  it('do not exist in the repository', () => {
    expect(circles(readSources())).toEqual([]);
  });

  it('are found across folders, and types do not count', () => {
    const a = parseSource({ path: 'server/a.ts', text: `import { b } from './domain/b.ts'` });
    const b = parseSource({ path: 'server/domain/b.ts', text: `import { a } from '../a.ts'` });
    const c = parseSource({ path: 'server/domain/b.ts', text: `import type { A } from '../a.ts'` });
    expect(circles([a, b])).toEqual(['server/a.ts → server/domain/b.ts → server/a.ts']);
    expect(circles([a, c])).toEqual([]);
  });
});
