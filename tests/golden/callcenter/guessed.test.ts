import { expect, it } from 'vitest';
import { guessMapping } from '#server/ingest/guess/guess.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { readFile } from 'node:fs/promises';
import { dataFile, importFiles, NOW, withData } from '../store.ts';

const FILE = 'callcenter_daily/call_center_data.csv';

// Expected: ../shared/data/ANSWERS.md, daily shares weighted by the answered calls.
withData('callcenter_daily', 'the call centre as it is guessed', () => {
  it('has the service level that its shares and calls give, not one of rounded calls', async () => {
    const bytes = await readFile(dataFile(FILE).path);
    const input = { ...(await sampleFile({ bytes, name: FILE })), fileName: FILE, today: NOW };
    const asked = guessMapping(input).questions.find(({ code }) => code === 'ASK_INDEX_BASE');
    if (!asked) throw new Error('the first day is not asked');
    const { mapping } = guessMapping({ ...input, answers: { [asked.id]: '2019-12-31' } });
    const house = await importFiles([{ file: FILE, mapping }], {
      from: '2020-01-01',
      to: '2023-06-05',
    });
    const { value, n } = await house.value({ metrics: 'service_level' });
    await house.drop();
    expect(n).toBe(221_234);
    expect(value).toBeCloseTo(66.775, 4);
  });
});
