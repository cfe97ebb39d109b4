import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ownStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { ThemesAnswer } from '#server/contract/themes.ts';
import { checkAll, differencesOf } from '#server/services/check.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll } from '#server/services/linker.ts';
import { record } from '#tests/builders/records.ts';
import { repeats } from '#tests/soak.ts';
import { pause } from '../faults/senders.ts';
import { comeInFirst, endAll, startServer } from '../faults/server-process.ts';
import { plainTheme, themeOf } from './plain-model.ts';
import { storedThemes } from './stored-themes.ts';

const TEXTS = repeats(20_000, 100_000);
const KILLS = repeats(2, 20);
const START = Date.UTC(2026, 9, 4);
const SAYINGS = ['it came late', 'late and rude', 'rude', 'fine', 'too slow and late'];
const THEMES = [themeOf('rude', ['rude']), themeOf('late', ['late', 'too slow'])];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-themes-'));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

it(
  `goes through ${TEXTS} texts to the end over ${KILLS} kills -9, each text as a plain reading says`,
  { timeout: 5 * 60_000 },
  async () => {
    const filling = openInThread(ownStorePath(folder), Date.now());
    const intake = new Intake(filling.as(LOCAL_ADMINISTRATOR), 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    const text = (i: number): string => SAYINGS[i % SAYINGS.length] ?? '';
    const records = Array.from({ length: TEXTS }, (_, i) =>
      record('case', `c${i}`, START + i * 1000, { text: text(i) }, { customer: `p${i % 900}` }),
    );
    await intake.store(records, Date.now());
    await filling.close();

    let server = await startServer(folder);
    const session = await comeInFirst(server);
    const headers = { ...session, 'content-type': 'application/json' };
    const read = async (): Promise<ThemesAnswer> => {
      const response = await fetch(`${server.url}/api/themes`, { headers });
      // The contract of the route.
      return (await response.json()) as ThemesAnswer;
    };
    const { version } = await read();
    const body = JSON.stringify({ version, themes: THEMES });
    const saved = await fetch(`${server.url}/api/themes`, { method: 'PUT', headers, body });
    expect(saved.status).toBe(200);
    /** How far it was each time the server was killed. */
    const cutOff: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const before = cutOff.at(-1) ?? 0;
      let seen = before;
      // A part was done since the last kill, and a part is still to do.
      while (seen === before) {
        await pause(2);
        const { rescoring } = await read();
        seen = rescoring.seen;
        if (rescoring.state === 'done') break;
      }
      cutOff.push(seen);
      await server.kill('SIGKILL');
      server = await startServer(folder);
    }
    while ((await read()).rescoring.state !== 'done') await pause(20);
    const { rescoring } = await read();
    // Every text was looked at once: what was done before a kill was not done again.
    expect(rescoring).toMatchObject({ texts: TEXTS, seen: TEXTS });
    expect(Math.min(...cutOff)).toBeLessThan(TEXTS);
    await server.kill('SIGTERM');

    const store = openInThread(ownStorePath(folder), Date.now());
    const repository = store.as(LOCAL_ADMINISTRATOR);
    const wanted = Object.fromEntries(
      records.map((_, i) => [`case c${i}`, plainTheme(text(i), THEMES)]),
    );
    const found = await storedThemes(repository);
    expect(Object.fromEntries(Object.entries(found).map(([id, { theme }]) => [id, theme]))).toEqual(
      wanted,
    );
    await linkAll(repository, () => Date.now());
    expect(differencesOf(await checkAll(repository))).toEqual([]);
    await store.close();
  },
);
