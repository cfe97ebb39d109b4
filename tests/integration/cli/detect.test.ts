import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countSurprises } from '#server/domain/detection/count-surprise.ts';
import { metricSurprises } from '#server/domain/detection/metric-surprise.ts';
import { StreamSurprise } from '#server/domain/detection/stream-surprise.ts';
import { countSeries, metricSeries } from '#tests/properties/detection/simulated.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-detect-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The filter as a program beside: one line in, one line out. */
function filter(kind: string, LANG = 'en') {
  const program = spawn(process.execPath, ['server/launch.mjs', 'cli', 'detect', '--kind', kind], {
    env: { ...process.env, LANG, BASIRA_DATA_DIR: join(folder, 'never-made') },
    stdio: 'pipe',
  });
  let said = '';
  program.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  const ended = once(program, 'close');
  return {
    write: (line: string) => program.stdin.write(`${line}\n`),
    next: async (): Promise<string | null> => {
      const answer: IteratorResult<string, undefined> = await lines.next();
      return answer.value ?? null;
    },
    end: async () => {
      program.stdin.end();
      await ended;
      return { code: program.exitCode, said };
    },
  };
}

/** Everything answered to some lines, when each was answered before the next was sent. */
async function answers(kind: string, lines: readonly string[]): Promise<unknown[]> {
  const running = filter(kind);
  const told: unknown[] = [];
  for (const line of lines) {
    running.write(line);
    told.push(JSON.parse((await running.next()) ?? ''));
  }
  expect(await running.end()).toEqual({ code: 0, said: '' });
  return told;
}

describe('the filter of the command line', () => {
  it.each([
    ['daily-count', 'day'],
    ['weekly-count', 'week'],
  ] as const)(
    'answers each line of %s by the function that rules use, with its defaults',
    async (kind, grain) => {
      const lists = [1, 5, 20].map((scenario) =>
        countSeries(grain, scenario, 3).counts.slice(0, 90),
      );
      const told = await answers(
        kind,
        lists.map((list) => JSON.stringify(list)),
      );
      expect(told).toEqual(lists.map((list) => countSurprises(list, grain)));
    },
  );

  it('answers each line of weekly-metric by the function that rules use; what is missing has no surprise', async () => {
    const weeks = metricSeries(7, 60);
    const columns = {
      value: weeks.map(({ value }, i) => (i === 30 ? null : value)),
      n: weeks.map(({ n }) => n),
      sd: weeks.map(({ sd }) => sd),
    };
    const [told] = await answers('weekly-metric', [JSON.stringify(columns)]);
    const expected = metricSurprises(weeks.map((week, i) => (i === 30 ? null : week)));
    expect(told).toEqual(expected.map((one) => one?.surprise ?? 0));
  });

  it('answers a stream line by line between 0 and 1, its header with nothing', async () => {
    const running = filter('stream');
    const stream = new StreamSurprise();
    running.write('timestamp,value');
    for (let row = 0; row < 200; row += 1) {
      const at = Date.UTC(2026, 0, 1) + row * 300_000;
      const value = row === 150 ? 900 : 50 + ((row * 37) % 11);
      running.write(`${new Date(at).toISOString().slice(0, 19).replace('T', ' ')},${value}`);
      const score = Number(await running.next());
      expect(score).toBe(Math.min(1 - Number.EPSILON / 2, 1 - 10 ** -stream.next(at, value)));
      expect(score).toBeLessThan(1);
      expect(score).toBeGreaterThanOrEqual(0);
    }
    running.write('2026-01-01 20:00:00,');
    expect(await running.next()).toBe('0');
    expect(await running.end()).toEqual({ code: 0, said: '' });
  });

  it.each([
    [
      'stream',
      'yesterday,5',
      'en',
      /Line 1 cannot be read: “yesterday,5”. Expected a line like 2014/,
    ],
    ['daily-count', '[1,-2]', 'en', /Line 1 .*\[12,15,9\]/],
    ['weekly-metric', '{"value":[1],"n":[1,2],"sd":[1]}', 'ar', /تعذّرت قراءة السطر 1/],
    ['hourly', '', 'en', /detect --kind stream\|daily-count/],
  ])('says what is wrong with a line of %s: %s', async (kind, line, language, sentence) => {
    const running = filter(kind, language);
    running.write(line);
    const { code, said } = await running.end();
    expect(said).toMatch(sentence);
    expect(code).toBe(kind === 'hourly' ? 2 : 1);
  });
});
