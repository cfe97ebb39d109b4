import type { Condition } from '../../../contract/mapping-value.ts';
import { nameOf } from '../profile.ts';
import type { Profile, SampleColumn } from '../profile.ts';
import { saysHandedOver } from '../vocabulary/sessions.ts';
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
  const handed = input.profiles.find(
    (one) => one.joined === null && one.flags !== null && saysHandedOver(one),
  );
  const person = handed?.flags ? rowsOfYes(handed, handed.flags.true, columns) : null;
  const firstOf = (one: Profile, rows: Rows): SampleColumn => {
    const name = `${times.name}: ${nameOf(one)}`;
    return timeColumn(timeline, { name, header: nameOf(one), pick: 'first', meant: null, rows });
  };
  return {
    kind: 'messages',
    columns: [
      ...laidOut,
      endColumn(timeline),
      firstOf(machine, replied),
      ...(handed && person ? [firstOf(handed, person)] : []),
    ],
    left: differing(input, timeline, (one) => one !== machine && isOfContact(one)),
    question: {
      code: 'ASK_TURN_ROWS',
      params: {
        column: nameOf(customer),
        other: nameOf(machine),
        by: nameOf(key),
        time: nameOf(profile),
      },
      columns: [key.name, customer.name, machine.name, profile.name],
    },
    begun: null,
    writers: { bot: firstTime(timeline, replied), person: person && firstTime(timeline, person) },
    turns: null,
    ...byTime(timeline, input),
  };
}

function speaksOf({ words }: Profile, whose: ReadonlySet<string>): boolean {
  return words.some((word) => whose.has(word));
}

type Rows = { where: Condition; are: (row: number) => boolean; words: readonly string[] };

/** The rows in which a column says yes. */
function rowsOfYes(
  profile: Profile,
  yes: readonly string[],
  columns: readonly SampleColumn[],
): Rows | null {
  const column = columns.find(({ name }) => name === profile.name);
  if (!column || yes.length === 0) return null;
  return {
    where: {
      in: { value: { lower: column.name }, of: yes.map((word) => word.toLowerCase()) },
    },
    are: (row) => yes.includes((column.cells[row] ?? '').trim()),
    words: [nameOf(profile)],
  };
}

/** The rows in which the machine said something. */
function repliesIn(machine: Profile, { name, cells }: SampleColumn): Rows {
  return {
    where: { present: name },
    are: (row) => (cells[row] ?? '').trim() !== '',
    words: [nameOf(machine)],
  };
}
