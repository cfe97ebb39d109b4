import { expect, it } from 'vitest';
import { Beginnings } from '#server/services/imports/beginnings.ts';
import { desk, fileOf } from './files.ts';

it('tells the import that came of each of the last thousand files that were another one’s, and forgets the older', async () => {
  const test = desk();
  try {
    const job = await test.importText(fileOf(1));
    const beginnings = new Beginnings();
    for (let n = 0; n <= 1000; n++) await beginnings.begin(`file-${n}`, () => Promise.resolve(job));
    const found = (n: number) => beginnings.find(test.repository, `file-${n}`);
    expect([await found(1), await found(1000), await found(0)]).toEqual([job.id, job.id, null]);
  } finally {
    await test.drop();
  }
});
