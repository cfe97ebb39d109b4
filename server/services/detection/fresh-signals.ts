import type { FreshRecord, SeenRecord } from '#db/queries/fresh-records.ts';
import { graveReader } from '../../domain/alerts/grave.ts';
import type { AlertRule, RuleCondition } from '../../domain/alerts/rule.ts';
import type { Signal } from '../../domain/alerts/signal.ts';
import { NO_FACTS } from '../../domain/alerts/signal.ts';
import { dimensionIndex } from '../../domain/dimensions.ts';
import type { Moment } from '../organisation/reference.ts';

type GraveCondition = Extract<RuleCondition, { kind: 'grave' }>;

/** What some rules about single records say to records that just came in. */
export type FreshFound = { signals: Signal[]; seen: SeenRecord[] };

/** Looks at records that came in, each once for every rule about single records that is on. */
export function freshSignals(
  rules: readonly AlertRule[],
  fresh: readonly FreshRecord[],
  { reference: { books }, now }: Pick<Moment, 'reference'> & { now: number },
): FreshFound {
  const readers = rules.flatMap((rule) => {
    const { condition, scope } = rule;
    if (condition.kind !== 'grave') return [];
    const isGrave = graveReader(condition, themesOf(condition, books));
    const within = scope && {
      place: dimensionIndex(scope.dimension),
      codes: new Set(books[scope.dimension].withBelow(scope.code)),
    };
    return [{ rule, isGrave, within }];
  });
  const signals: Signal[] = [];
  for (const { kind, source, externalId, record } of fresh) {
    if (!record) continue;
    const codeOf = (dimension: 'department' | 'theme'): number =>
      books[dimension].shownAs(record.codes[dimensionIndex(dimension)] ?? 0);
    const [department, theme] = [codeOf('department'), codeOf('theme')];
    for (const { rule, isGrave, within } of readers) {
      if (within && !within.codes.has(record.codes[within.place] ?? 0)) continue;
      if (!isGrave(record, theme)) continue;
      const value = record.kind === 'response' ? record.fields.score : null;
      signals.push({
        rule: rule.id,
        // Each grave record is answered for itself: the second is no repetition of the first.
        cause: `grave ${JSON.stringify([kind, source, externalId])}`.slice(0, 400),
        scope: { department: department || null, theme: theme || null, source: null },
        severity: rule.severity,
        at: Math.min(record.at, now),
        period: null,
        facts: { ...NO_FACTS, value },
        records: [{ kind, source, externalId }],
      });
    }
  }
  const seen = fresh.map(({ slot, kind, source, externalId, stamp }) => ({
    slot,
    kind,
    source,
    externalId,
    stamp,
  }));
  return { signals, seen };
}

function themesOf({ themes }: GraveCondition, books: Moment['reference']['books']): Set<number> {
  return new Set(
    themes.flatMap((key) => {
      const value = books.theme.find(key);
      return value ? [books.theme.shownAs(value.code)] : [];
    }),
  );
}
