import { describe, expect, it } from 'vitest';
import { exists, listFiles, readFiles, readText } from './repository.ts';
import { machinePaths, missingCitations, physicalSides } from './texts.ts';

const TEXT = /\.(ts|tsx|mjs|json|css|html|md|yml|sql|txt)$|^[^.]*$/;

describe('the texts of the repository', () => {
  it('name no path that holds on one machine only', () => {
    const files = listFiles()
      .filter((path) => TEXT.test(path) && !path.endsWith('package-lock.json'))
      .map((path) => ({ path, text: readText(path) }));
    expect(machinePaths(files)).toEqual([]);
  });

  it('are seen to name such a path', () => {
    const folder = ['', 'home', 'ada', 'basira'].join('/');
    expect(machinePaths([{ path: 'a.md', text: `see\n${folder}/x.ts` }])).toEqual([
      `a.md:2 names a path of one machine: ${folder}/x.ts`,
    ]);
    expect(machinePaths([{ path: 'a.md', text: 'https://x.example/home/page ./home/x' }])).toEqual(
      [],
    );
  });

  it('cite only files and folders that are there', () => {
    expect(missingCitations(readFiles('.md'), exists)).toEqual([]);
  });

  it('are seen to cite what is gone', () => {
    const text = 'Read `server/gone.ts`, `server/app.ts` and tests/<kind>/ or db/*.ts.';
    expect(missingCitations([{ path: 'a.md', text }], (path) => path === 'server/app.ts')).toEqual([
      'a.md:1 names server/gone.ts, which is not there',
    ]);
  });
});

describe('style', () => {
  it('names sides by reading direction, so that Arabic mirrors', () => {
    const files = readFiles('.css', '.tsx').filter(({ path }) => path.startsWith('client/'));
    expect(physicalSides(files)).toEqual([]);
  });

  it.each([
    ['a.css', 'a { margin-left: 1px; }'],
    ['a.css', 'a { right: 0; }'],
    ['a.css', 'a { text-align: left; }'],
    ['a.css', 'a { border-top-left-radius: 1px; }'],
    ['a.css', 'a { padding: 1px 2px 3px 4px; }'],
    ['A.tsx', `<b style={{ paddingRight: 1 }} />`],
  ])('is seen to name a side of the screen in %s: %s', (path, text) => {
    expect(physicalSides([{ path, text }])).toHaveLength(1);
  });

  it.each([
    ['a.css', 'a { margin-inline-start: 1px; inset-inline-end: 0; text-align: start; }'],
    ['a.css', 'a { padding: 1px 2px; } /* left: of the chart */'],
    ['a.css', 'a { --space-left: 1px; border-start-start-radius: 2px; }'],
  ])('may say this in %s: %s', (path, text) => {
    expect(physicalSides([{ path, text }])).toEqual([]);
  });
});
