import type { Condition, Value } from '../../../contract/mapping-value.ts';
import { nameOf, profileOf } from '../profile.ts';
import type { Profile, SampleColumn } from '../profile.ts';
import { headerWords, valueWord } from '../words.ts';
import { meaningsOf, namesState } from './event-words.ts';
import { isOfGroup } from './groups.ts';
import type { Groups } from './groups.ts';
import type { SpreadInput } from './spread.ts';

/** Headers of what happened, where each row has one event. */
const HAPPENED = new Set(
  headerWords(
    'event action activity transition change step milestone حدث الحدث إجراء الإجراء نشاط النشاط خطوة الخطوة événement action activité acción actividad paso evento ação atividade passo',
  ),
);
/** Headers of what it was before. */
const BEFORE = new Set(
  headerWords(
    'from old previous prior before من السابق السابقة القديم القديمة ancien ancienne précédent précédente avant anterior antes desde',
  ),
);
/** Headers of which of its things a row changed. */
const CHANGED = new Set(
  headerWords(
    'field property attribute حقل الحقل الخاصية champ propriété campo propiedad propriedade',
  ),
);
const MOST_EVENTS = 40;
const NEARLY_ALL = 0.97;
const MOSTLY = 0.6;

/** The column of a file that says what happened to its cases. */
export type EventColumn = {
  /** Of the rows that say it, also where others tell of other things. */
  profile: Profile;
  column: SampleColumn;
  /** How a mapping reads what a row says. */
  value: Value;
  /** What holds of the rows that say it, and in which words; null = all of them do. */
  changes: Condition | null;
  named: { field: string; state: string } | null;
  /** Each of its words is a state, which holds until the next. */
  areStates: boolean;
};

/** The column that says what happened: its words differ within a case, and cases come to an end by some of them. */
export function eventIn({ profiles, columns }: SpreadInput, groups: Groups): EventColumn | null {
  const found = columns.flatMap((column) => {
    const profile = profiles.find(({ name }) => name === column.name);
    return profile?.joined === null ? readings(profile, column, profiles, columns) : [];
  });
  const known = ({ profile, areStates }: EventColumn): number =>
    [...meaningsOf(profile, areStates).values()].flat().length;
  return (
    found.filter((event) => isEvent(event, groups)).toSorted((a, b) => known(b) - known(a))[0] ??
    null
  );
}

/** A column as it is, and as what it says where another says that the state was changed. */
function readings(
  profile: Profile,
  column: SampleColumn,
  profiles: readonly Profile[],
  columns: readonly SampleColumn[],
): EventColumn[] {
  const { words, counts, texts, rows } = profile;
  const isHappening = words.some((word) => HAPPENED.has(word));
  const areStates = namesState(words);
  const isBefore = words.some((word) => BEFORE.has(word));
  if (isBefore || profile.dates || profile.numbers || profile.flags) return [];
  const field = profiles.find(
    (one) => one.joined === null && one !== profile && one.words.some((word) => CHANGED.has(word)),
  );
  const fields = columns.find(({ name }) => name === field?.name);
  const state = [...(field?.counts.keys() ?? [])].find((text) => namesState(headerWords(text)));
  if (fields && state !== undefined) {
    const cells = column.cells.map((cell, row) =>
      valueWord(fields.cells[row] ?? '') === valueWord(state) ? cell : '',
    );
    const changes: Condition = { equals: { value: fields.name, to: state } };
    const value: Value = { when: changes, take: column.name };
    const changed = { ...column, cells };
    const named = { field: nameOf(fields), state };
    return [
      { profile: profileOf(changed), column: changed, value, changes, named, areStates: true },
    ];
  }
  if (texts.length < rows * NEARLY_ALL) return [];
  const known = [...meaningsOf(profile, false).values()].flat().length;
  if (!isHappening && !areStates && known < counts.size * MOSTLY) return [];
  return [
    {
      profile,
      column,
      value: column.name,
      changes: null,
      named: null,
      areStates: areStates || !isHappening,
    },
  ];
}

function isEvent({ profile, column, areStates }: EventColumn, groups: Groups): boolean {
  const { size } = profile.counts;
  if (size < 2 || size > MOST_EVENTS || isOfGroup(column, groups)) return false;
  const meanings = meaningsOf(profile, areStates);
  const ends = [...(meanings.get('resolved') ?? []), ...(meanings.get('closed') ?? [])];
  return ends.length > 0 && endLast(column, groups, ends);
}

/** Cases come to their ends more often than they go on behind one. */
function endLast({ cells }: SampleColumn, { rows }: Groups, ends: readonly string[]): boolean {
  const given = (row: number): boolean => (cells[row] ?? '').trim() !== '';
  const isEnd = (row: number | undefined): boolean =>
    row !== undefined && ends.includes((cells[row] ?? '').trim());
  let balance = 0;
  for (const group of rows) {
    const told = group.filter(given);
    if (told.length > 1) balance += Number(isEnd(told.at(-1))) - Number(isEnd(told[0]));
  }
  return balance > 0;
}
