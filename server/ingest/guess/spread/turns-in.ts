import type { Condition } from '../../../contract/mapping-value.ts';
import { nameOf } from '../profile.ts';
import type { Profile, SampleColumn } from '../profile.ts';
import { headerWords } from '../words.ts';
import { isOfContact, isSaid } from './messages-in.ts';
import type { Spread, SpreadInput } from './spread.ts';
import {
  byTime,
  differing,
  endColumn,
  firstTime,
  layOut,
  timeColumn,
  timelineOf,
  valueColumn,
} from './timeline.ts';

/** Words of a header that say whose words are below it. */
const OF_MACHINE: ReadonlySet<string> = new Set(
  headerWords('bot chatbot assistant fulfillment بوت روبوت مساعد robot asistente assistente robô'),
);
const OF_CUSTOMER: ReadonlySet<string> = new Set(
  headerWords(
    'user customer visitor client query utterance مستخدم عميل زائر utilisateur visiteur usager usuario cliente usuário',
  ),
);

/** A file whose rows are turns of sessions with a machine, what either said in a column of its own, as one contact each. */
export function turnsIn(input: SpreadInput): Spread | null {
  const { columns } = input;
  const timeline = timelineOf(input, ['contactKey']);
  const said = input.profiles.filter((one) => one.joined === null && isSaid(one));
  const machine = said.find((one) => speaksOf(one, OF_MACHINE));
  const customer = said.find((one) => one !== machine && speaksOf(one, OF_CUSTOMER));
  if (!timeline || !machine || !customer) return null;
  const column = columns.find(({ name }) => name === machine.name);
  if (!column) return null;
  const { key, times, profile } = timeline;
  const laidOut = layOut(timeline, columns, 'contacted', (one) =>
    one.name === customer.name
      ? valueColumn(timeline, one, { pick: 'first', meant: 'text' })
      : valueColumn(timeline, one, { pick: 'last', meant: null }),
  );
  const replied = repliesIn(machine, column);
  const header = nameOf(machine);
  const began = { name: `${times.name}: ${header}`, header, pick: 'first' as const, meant: null };
  return {
    kind: 'messages',
    columns: [...laidOut, endColumn(timeline), timeColumn(timeline, { ...began, rows: replied })],
    left: differing(input, timeline, (one) => one !== machine && isOfContact(one)),
    question: {
      code: 'ASK_TURN_ROWS',
      params: { column: nameOf(customer), other: header, by: nameOf(key), time: nameOf(profile) },
      columns: [key.name, customer.name, machine.name, profile.name],
    },
    begun: null,
    writers: { bot: firstTime(timeline, replied), person: null },
    turns: null,
    ...byTime(timeline, input),
  };
}

function speaksOf({ words }: Profile, whose: ReadonlySet<string>): boolean {
  return words.some((word) => whose.has(word));
}

/** The rows in which the machine said something. */
function repliesIn(
  machine: Profile,
  { name, cells }: SampleColumn,
): { where: Condition; are: (row: number) => boolean; words: readonly string[] } {
  return {
    where: { present: name },
    are: (row) => (cells[row] ?? '').trim() !== '',
    words: [nameOf(machine)],
  };
}
