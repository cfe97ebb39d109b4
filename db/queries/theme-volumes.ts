import { COUNTER, instrumentCounter } from '#server/domain/counters/registry.ts';
import type { Period } from '#server/domain/time/period.ts';
import { WHOLE } from '../cells/places.ts';
import { Gather } from '../cells/gather.ts';
import type { Context, Steps } from '../store/request.ts';
import { readCalendar } from './calendar.ts';
import { gatherCells } from './cell-reading.ts';
import { readInstruments } from './instruments.ts';
import { THEME } from './taxonomy.ts';

/**
 * Records of every theme by period: cases that were opened, contacts, answers to surveys. By code; 0 = without a theme,
 * because nobody told one and there is no text that could.
 */
export function* themeVolumes(
  ctx: Context,
  args: { periods: readonly Period[] },
): Steps<Map<number, number[]>> {
  const instruments = yield* readInstruments(ctx);
  const counters = [
    COUNTER.caseOpened,
    COUNTER.contact,
    ...instruments.map(({ code }) => instrumentCounter(code, 'answers')),
  ];
  const gather = new Gather(args.periods, counters, []);
  const calendar = yield* readCalendar(ctx);
  const source = { scopes: [WHOLE], dimension: THEME, groupOf: (value: number) => value };
  yield* gatherCells(ctx, calendar, source, gather);
  return new Map(
    gather.groups().map((group) => [
      group,
      args.periods.map((_, period) => {
        const parts = gather.parts(period, group);
        return [...(parts?.counters.values() ?? [])].reduce((sum, n) => sum + n, 0);
      }),
    ]),
  );
}
