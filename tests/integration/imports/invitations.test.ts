import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { guessMapping } from '#server/ingest/guess/guess.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { beginImport, runImport } from '#server/services/imports/run.ts';
import { answerMetrics } from '#server/services/metrics/answer.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import { invitations } from '#tests/unit/guess/tool-files.ts';
import { desk, NOW } from './files.ts';

it('invitations that nobody answered are the rest of the response rate, as the guess maps them', async () => {
  const { repository, folder, drop } = desk();
  try {
    const { name, bytes } = invitations();
    const path = join(folder, name);
    await writeFile(path, bytes);
    const sample = await sampleFile({ path });
    const { mapping } = guessMapping({ ...sample, fileName: name, today: NOW });
    const work = { repository, now: () => NOW, input: { path } };
    const job = await runImport(work, await beginImport({ ...work, fileName: name, mapping }));
    const [instrument] = mapping.instruments ?? [];
    const { series } = await answerMetrics(repository, await createMomentReader(repository)(NOW), {
      metrics: `response_rate:${instrument?.id ?? ''}`,
      from: '2026-10-01',
      to: '2026-11-01',
      grain: 'none',
    });
    // Of 60 every fourth is answered, and 9, 19, … 59 never arrived: counted off the numbers of the rows, not of the file.
    const all = Array.from({ length: 60 }, (_, i) => i);
    const answered = all.filter((i) => i % 4 === 0).length;
    const arrived = all.filter((i) => i % 4 === 0 || i % 10 !== 9).length;
    expect([job.rowsRead, job.recordsNew, job.rowsRejected]).toEqual([60, arrived, 0]);
    expect(series.map(({ total }) => [total.value, total.n])).toEqual([
      [(100 * answered) / arrived, arrived],
    ]);
  } finally {
    await drop();
  }
});
