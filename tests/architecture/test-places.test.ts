import { describe, expect, it } from 'vitest';
import { FIRST } from '#tests/order.ts';
import { listFiles } from './repository.ts';

/** The folders of the four projects in tests/projects.ts. */
const PLACES =
  /^tests\/(unit|properties|architecture|types|integration|golden|screens|e2e)\/.*\.test\.tsx?$/;

describe('test files', () => {
  it('stand where a project of the test runner looks for them', () => {
    const tests = listFiles().filter((path) => /\.(test|spec)\.[cm]?[jt]sx?$/.test(path));
    expect(tests.filter((path) => !PLACES.test(path))).toEqual([]);
    expect(tests.length).toBeGreaterThan(0);
  });

  it('are there that are to come first', () => {
    const gone = FIRST.filter(
      (path) => !listFiles().some((file) => file.startsWith(`tests/${path}`)),
    );
    expect(gone).toEqual([]);
  });
});
