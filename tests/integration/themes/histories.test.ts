import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import type { Theme } from '#server/domain/themes/theme.ts';
import { checkAll, differencesOf } from '#server/services/check.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll } from '#server/services/linker.ts';
import { rescoreAll } from '#server/services/themes/rescore.ts';
import { record } from '#tests/builders/records.ts';
import { repeats } from '#tests/soak.ts';
import { forAnyHistory } from '../store/any-history.ts';
import { DIALECTS, NOW } from '../store/engines.ts';
import { plainTheme, themeOf } from './plain-model.ts';
import type { Stored } from './stored-themes.ts';
import { storedThemes } from './stored-themes.ts';

const START = Date.UTC(2026, 9, 4);
const HOUR = 3_600_000;
const WORDS = ['late', 'later', 'rude', 'slow', 'bill', 'wrong', 'fine'];

const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' '));
const phrase = fc
  .array(fc.constantFrom(...WORDS, 'lat*', 'bi*'), { minLength: 1, maxLength: 2 })
  .map((words) => words.join(' '));
const phrases = fc.uniqueArray(phrase, { maxLength: 4 });
const taxonomy: fc.Arbitrary<Theme[]> = fc
  .array(fc.tuple(phrases, phrases), { minLength: 1, maxLength: 4 })
  .map((themes) => themes.map(([said, except], i) => themeOf(`t${i}`, said, except)));

type Sent = {
  kind: 'case' | 'contact';
  id: number;
  text: string | null;
  theme: string | null;
  customer: string | null;
};
const sent: fc.Arbitrary<Sent> = fc.record({
  kind: fc.constantFrom('case', 'contact'),
  id: fc.integer({ min: 0, max: 30 }),
  text: fc.option(text, { freq: 6 }),
  theme: fc.option(fc.constantFrom('t0', 'told'), { nil: null, freq: 2 }),
  customer: fc.constantFrom(null, 'c1', 'c2'),
});

/** Records are stored; phrases are changed; stored records are gone through, as far as it comes; the linker looks. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.array(sent, { minLength: 1, maxLength: 10 }) },
  { weight: 2, arbitrary: taxonomy.map((themes) => ({ themes })) },
  { weight: 2, arbitrary: fc.record({ chunks: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.constant('link' as const) },
);

function recordOf({ kind, id, text: said, theme, customer }: Sent): RecordInput {
  const dimensions = theme === null ? {} : { theme };
  return record(kind, `r${id}`, START + id * HOUR, { text: said }, { customer, dimensions });
}

/** Goes through stored records for some transactions and is cut off then. */
async function rescoreSome(repository: Repository, chunks: number): Promise<void> {
  const ending = new AbortController();
  let left = chunks;
  const counting: Repository = {
    slots: repository.slots,
    read: (name, args) => repository.read(name, args),
    write: async (name, args) => {
      const answer = await repository.write(name, args);
      if (name === 'rescoreThemes' && --left === 0) ending.abort();
      return answer;
    },
  };
  await rescoreAll(counting, () => NOW, ending.signal);
}

describe.each(DIALECTS)('themes over random histories on $name', (engine) => {
  it('are, once all is gone through, what matching every text anew gives', async () => {
    const runs = engine.startsQuickly ? repeats(15, 400) : repeats(4, 30);
    const histories = { event: step, length: [3, 14], runs } as const;
    await forAnyHistory(engine, histories, async ({ store }, steps) => {
      const repository = store.as(LOCAL_ADMINISTRATOR);
      const intake = new Intake(repository, 'desk');
      await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
      const held = new Map<string, Sent>();
      let themes: readonly Theme[] = [themeOf('t0', ['late'])];
      const save = async (next: readonly Theme[]): Promise<void> => {
        themes = next;
        const expected = await repository.read('readTaxonomyVersion', undefined);
        const change = { expected, themes, moved: [], now: NOW, by: 'p1' };
        await repository.write('saveTaxonomy', change);
      };
      await save(themes);
      for (const one of steps) {
        if (one === 'link') await linkAll(repository, () => NOW);
        else if (Array.isArray(one)) {
          for (const own of one) held.set(`${own.kind} r${own.id}`, own);
          await intake.store(one.map(recordOf), NOW);
        } else if ('themes' in one) await save(one.themes);
        else await rescoreSome(repository, one.chunks);
      }
      await rescoreAll(repository, () => NOW);
      const wanted: Record<string, Stored> = Object.fromEntries(
        [...held].map(([id, { text: said, theme }]): [string, Stored] => {
          if (theme !== null) return [id, { text: said, theme, assigned: null }];
          if (said === null) return [id, { text: null, theme: '', assigned: null }];
          return [id, { text: said, theme: plainTheme(said, themes), assigned: 1 }];
        }),
      );
      expect(await storedThemes(repository)).toEqual(wanted);
      await linkAll(repository, () => NOW);
      expect(differencesOf(await checkAll(repository))).toEqual([]);
    });
  });
});
