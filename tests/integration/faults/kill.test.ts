import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Random } from '#db/demo/random.ts';
import { repeats } from '#tests/soak.ts';
import { faultsOf, NO_FAULTS, readExport } from './comparing.ts';
import { csvFile, workbookFile } from './files.ts';
import { Importer, untilFurther } from './importer.ts';
import { pause, Sender } from './senders.ts';
import type { RunningServer } from './server-process.ts';
import { comeInFirst, endAll, keyFor, runCli, startServer } from './server-process.ts';

const SENDERS = 8;
const KILLS = repeats(20, 200);
/** Milliseconds a server lives after it acknowledged its first batch. */
const LIFE = repeats(250, 1000);
/** Every second server lives until an import has stored a batch of rows, and is then killed amid the next one. */
const AMID_IMPORT = 2;
/** Milliseconds that such a server lives on: less than any batch takes. */
const LIFE_AMID_IMPORT = 60;
const CSV_ROWS = repeats(48_000, 300_000);
const WORKBOOK_ROWS = repeats(22_000, 100_000);

/** Many processes start and end here: on a machine that does other things too that takes minutes. */
const PATIENCE_MS = repeats(5, 60) * 60_000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-kill-'));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

it(
  `loses and doubles nothing that was acknowledged or handed over as a file over ${KILLS} kills -9`,
  { timeout: PATIENCE_MS },
  async () => {
    const seed = Number(process.env['BASIRA_KILL_SEED'] ?? Date.now() % 1_000_000);
    console.info(`BASIRA_KILL_SEED=${seed}`);
    const random = new Random(seed);
    let server: RunningServer | null = await startServer(folder, '--empty');
    const session = await comeInFirst(server);
    const key = await keyFor(folder, 'desk');
    let isOver = false;
    const urlOf = (): string | null => server?.url ?? null;
    const senders = Array.from({ length: SENDERS }, (_, n) => new Sender(n, seed, key, urlOf));
    const acknowledged = (): number =>
      senders.reduce((sum, sender) => sum + sender.acknowledged, 0);
    const sending = senders.map((sender) => sender.run(() => isOver));
    const importers = [csvFile('paper', CSV_ROWS), workbookFile('sheet', WORKBOOK_ROWS)].map(
      (file) => new Importer(file, session, urlOf),
    );
    const handing = importers.map((importer) => importer.handOver());
    /** How often a server was killed that had stored a part of the file, and left the rest to the next one. */
    const cutOff = importers.map(() => 0);
    /** Files are imported one after the other: on a slow machine the second may not have begun when all kills are done. */
    const isToBeCutOff = (importer: Importer, i: number): boolean =>
      !importer.isOver && cutOff[i] === 0;
    for (let kill = 0; kill < KILLS || importers.some(isToBeCutOff); kill++) {
      const before = acknowledged();
      while (acknowledged() === before) await pause(5);
      const isAmidImport =
        (kill >= KILLS || kill % AMID_IMPORT === AMID_IMPORT - 1) &&
        importers.some((importer) => !importer.isOver);
      if (isAmidImport) await untilFurther(importers);
      await pause(random.next() * (isAmidImport ? LIFE_AMID_IMPORT : LIFE));
      const dying: RunningServer = server;
      server = null;
      await dying.kill('SIGKILL');
      server = await startServer(folder, '--empty');
      for (const [i, importer] of importers.entries()) {
        const wasPartlyStored = importer.isPartlyStored;
        await importer.look();
        if (wasPartlyStored && importer.isPartlyStored) cutOff[i] = (cutOff[i] ?? 0) + 1;
      }
    }
    const last = acknowledged();
    while (acknowledged() === last) await pause(5);
    isOver = true;
    await Promise.all([...sending, ...handing]);
    while (importers.some((importer) => !importer.isOver)) await untilFurther(importers);
    expect([...senders, ...importers].flatMap(({ unexpected }) => unexpected)).toEqual([]);
    for (const [i, { job, file }] of importers.entries()) {
      // Else this test has not seen what it is about.
      expect(cutOff[i], file.name).toBeGreaterThan(0);
      expect(job, file.name).toMatchObject({
        state: 'done',
        recordsSame: 0,
        recordsOlder: 0,
        ...file.counts,
      });
    }
    expect(await server.kill('SIGTERM')).toMatchObject({ code: 0, signal: null });

    const exported = await runCli(folder, 'export');
    const stored = readExport(exported.stdout);
    // Every batch was acknowledged in the end, so stored and sent must be the same: nothing lost, doubled or invented.
    expect(acknowledged()).toBe(senders.reduce((sum, { batches }) => sum + batches.length, 0));
    const sent = new Map(senders.flatMap(({ records }) => records));
    expect(faultsOf(sent, stored.get('desk') ?? [])).toEqual(NO_FAULTS);
    for (const { file } of importers) {
      expect(faultsOf(file.records, stored.get(file.source) ?? []), file.name).toEqual(NO_FAULTS);
    }
    expect(stored.size).toBe(1 + importers.length);

    expect(await runCli(folder, 'check')).toMatchObject({ code: 0 });
  },
);
