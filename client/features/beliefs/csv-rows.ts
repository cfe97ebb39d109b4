import type { GapRow, PerceptionGapAnswer } from '#server/contract/beliefs.ts';
import { addDays } from '../../format/day.ts';
import type { Language } from '../../format/locale.ts';
import { nameIn } from '../../format/name.ts';

/** Heads are ids, the same in every language; shares in percent, the gap in points. */
const HEAD = [
  'round',
  'round_name',
  'topic',
  'wording',
  'metric',
  'same_wording',
  'department',
  'department_name',
  'customers_from',
  'customers_through',
  'leaders',
  'leaders_low',
  'leaders_high',
  'leaders_n',
  'customers',
  'customers_low',
  'customers_high',
  'customers_n',
  'gap',
  'gap_low',
  'gap_high',
  'verdict',
] as const;

type Row = readonly (string | number)[];

/** The same numbers as on the screen, a row for each sentence and department; what is not told is an empty cell. */
export function csvRows(gap: PerceptionGapAnswer, language: Language): readonly Row[] {
  const { round, period, topics } = gap;
  return [
    HEAD,
    ...topics.flatMap(({ wording, metric, isSameWording, whole, departments }, place): Row[] => {
      const row = (one: GapRow, key: string, name: string): Row => [
        round.id,
        nameIn(language, round.name, ''),
        place + 1,
        nameIn(language, wording, ''),
        metric ?? '',
        metric === null ? '' : isSameWording ? 'yes' : 'no',
        key,
        name,
        period.from,
        addDays(period.to, -1),
        ...numbersOf(one),
      ];
      return [
        row(whole, '', ''),
        ...departments.map(({ department: { key, name }, ...one }) =>
          row(one, key, nameIn(language, name, key)),
        ),
      ];
    }),
  ];
}

function numbersOf({ leaders, customers, gap }: GapRow): Row {
  return [
    ...[leaders, customers].flatMap(({ value, low, high, n }) => [
      value ?? '',
      low ?? '',
      high ?? '',
      n,
    ]),
    gap?.value ?? '',
    gap?.low ?? '',
    gap?.high ?? '',
    gap?.verdict ?? '',
  ];
}
