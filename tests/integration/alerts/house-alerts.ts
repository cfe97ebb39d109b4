import type { FilledApp } from '../api/filled.ts';
import { beginRules } from '#server/services/alerts/rules.ts';
import { signal } from './raising.ts';

const MINUTE = 60_000;
/** Numbers of the rules of a first start, in their order: danger to life, bursts of themes. */
const GRAVE_RULE = 1;
export const THEME_RULE = 2;

/** Code of a department by its key. */
export async function departmentOf({ repository }: FilledApp, key: string): Promise<number> {
  const { values } = await repository.read('readReference', undefined);
  const found = values.find((value) => value.dimension === 1 && value.key === key);
  if (!found) throw new Error(`no department ${key}`);
  return found.code;
}

/** The rules of a first start and four alerts: of billing, of cards, of the whole organisation, of a record without a department. */
export async function raiseInHouse(filled: FilledApp): Promise<void> {
  const now = filled.clock.now;
  await beginRules(filled.repository, now);
  await raiseForEach(filled, 'burst');
  const lost = signal({
    at: now - MINUTE,
    rule: GRAVE_RULE,
    scope: { department: null, theme: null, source: null },
    cause: 'grave:desk:lost',
    severity: 'grave',
  });
  await filled.repository.write('raiseSignals', { signals: [lost], now });
}

/** Three alerts of one cause: of billing, of cards, of the whole organisation. */
export async function raiseForEach(filled: FilledApp, cause: string): Promise<void> {
  const now = filled.clock.now;
  const departments = [
    await departmentOf(filled, 'billing'),
    await departmentOf(filled, 'cards'),
    null,
  ];
  const signals = departments.map((department) =>
    signal({
      at: now - MINUTE,
      rule: THEME_RULE,
      cause,
      scope: { department, theme: null, source: null },
    }),
  );
  await filled.repository.write('raiseSignals', { signals, now });
}
