import type { Condition } from '../../../contract/mapping-value.ts';
import { DIMENSIONS } from '../../../domain/dimensions.ts';
import type { Concept } from '../match-headers.ts';
import { nameOf } from '../profile.ts';
import type { Profile } from '../profile.ts';
import { SCORE_CONCEPTS } from '../scores.ts';
import { valueWord } from '../words.ts';
import { isOfGroup } from './groups.ts';
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

/** Words for who wrote a message. */
const WRITERS = {
  customer:
    'customer, user, visitor, client, guest, end user, enduser, caller, consumer, contact, member, patient, citizen, عميل, العميل, زائر, الزائر, مستخدم, المستخدم, مراجع, المراجع, مستفيد, المستفيد, زبون, visiteur, utilisateur, usager, cliente, usuario, visitante, usuário, cidadão, ciudadano',
  bot: 'bot, chatbot, chat bot, assistant, virtual assistant, virtual agent, ai, ai agent, ai assistant, ivr, auto, automated, robot, بوت, البوت, روبوت, الروبوت, المساعد, المساعد الافتراضي, المساعد الآلي, مساعد افتراضي, آلي, الرد الآلي, assistant virtuel, asistente, asistente virtual, assistente, assistente virtual, robô',
  person:
    'agent, human, human agent, live agent, operator, employee, staff, representative, rep, advisor, adviser, support, support agent, موظف, الموظف, وكيل, مشغل, ممثل الخدمة, موظف الخدمة, opérateur, conseiller, conseillère, agente, operador, asesor, empleado, atendente, operadora, colaborador',
} as const;

type Writer = keyof typeof WRITERS;

const NAMES: ReadonlyMap<string, Writer> = new Map(
  // Object.entries forgets that the keys are the writers.
  (Object.entries(WRITERS) as [Writer, string][]).flatMap(([writer, list]) =>
    list.split(',').map((name) => [valueWord(name.trim()), writer] as const),
  ),
);

/** What no one wrote. */
const SYSTEM =
  'system, system message, event, notification, note, internal note, نظام, النظام, إشعار, système, sistema, sistema automático';

const MOST_WRITERS = 200;
const LEAST_KNOWN = 0.5;
const LIKELY = 0.6;
const LEAST_WORDS = 2;

/** Words for who wrote, in small letters: those of a file, and those that a later one may have. */
function wordsFor(writer: Writer, sample: readonly string[]): string[] {
  const known = WRITERS[writer].split(',').map((word) => word.trim());
  return [...new Set([...sample, ...known].map((word) => word.toLowerCase()))];
}

/** A file whose rows are messages of conversations, laid out as one contact each; null for any other. */
export function messagesIn(input: SpreadInput): Spread | null {
  const { profiles, columns } = input;
  const timeline = timelineOf(input, ['contactKey', 'recordKey']);
  const sender = timeline && senderIn(profiles);
  const senders = columns.find(({ name }) => name === sender?.name);
  if (!timeline || !sender || !senders || isOfGroup(senders, timeline.groups)) return null;
  if (!profiles.some((one) => one.joined === null && isSaid(one))) return null;
  const { key, times, profile } = timeline;
  const words = (writer: Writer): string[] =>
    [...sender.counts.keys()].filter((text) => writerOf(text) === writer);
  const among = (list: readonly string[]): Condition => ({
    in: { value: { lower: senders.name }, of: [...list] },
  });
  const listed = (writer: 'customer' | 'bot'): string[] => wordsFor(writer, words(writer));
  // Whoever is neither a customer nor a machine is a person, also by a name of one's own.
  const others = [...listed('customer'), ...listed('bot'), ...small(SYSTEM.split(','))];
  const isPerson: Condition = { all: [{ present: senders.name }, { not: among(others) }] };
  const rowsOf = (writer: Writer) => ({
    where: writer === 'person' ? isPerson : among(listed(writer)),
    are: (row: number): boolean => writerOf((senders.cells[row] ?? '').trim()) === writer,
    words: words(writer),
  });
  const own = profiles.filter(({ joined }) => joined === null);
  const texts = new Set(own.filter(isSaid).map(({ name }) => name));
  const laidOut = layOut(timeline, columns, 'contacted', (column) =>
    texts.has(column.name)
      ? // What the customer wrote first is what the contact is about.
        valueColumn(timeline, column, { pick: 'first', meant: null, rows: rowsOf('customer') })
      : valueColumn(timeline, column, { pick: 'last', meant: null }),
  );
  const writers = { bot: rowsOf('bot'), person: rowsOf('person') };
  const made = (['bot', 'person'] as const)
    .filter((writer) => words(writer).length > 0)
    .map((writer) => {
      const header = shown(words(writer));
      const name = `${times.name}: ${header}`;
      const rows = writers[writer];
      return timeColumn(timeline, { name, header, pick: 'first', meant: null, rows });
    });
  const known = [...sender.counts.keys()].filter((text) => writerOf(text) !== null).slice(0, 6);
  const params = {
    column: nameOf(sender),
    by: nameOf(key),
    time: nameOf(profile),
    examples: known,
  };
  return {
    kind: 'messages',
    columns: [...laidOut, endColumn(timeline), ...made],
    left: differing(input, timeline, (one) => one !== sender && isOfContact(one)),
    question: { code: 'ASK_MESSAGE_ROWS', params, columns: [key.name, sender.name, profile.name] },
    begun: null,
    writers: {
      bot: words('bot').length > 0 ? firstTime(timeline, writers.bot) : null,
      person: firstTime(timeline, writers.person),
    },
    turns: null,
    ...byTime(timeline, input),
  };
}

const MOST_SHOWN = 3;

function shown(words: readonly string[]): string {
  const more = words.length > MOST_SHOWN ? ['…'] : [];
  const separator = /\p{Script=Arabic}/u.test(words[0] ?? '') ? '، ' : ', ';
  return [...words.slice(0, MOST_SHOWN), ...more].join(separator);
}

/** Who wrote a message, by the word for it: an unknown one is a person's name. Null = nobody did. */
function writerOf(text: string): Writer | null {
  const word = valueWord(text);
  if (word === '' || NO_ONE.has(word)) return null;
  return NAMES.get(word) ?? (MACHINE.test(word) ? 'bot' : 'person');
}

/** A machine by a name of its own: `Sara Bot`, `Basma Assistant`. */
const MACHINE =
  /\b(bot|chatbot|assistant|robot|asistente|assistente)\b|(^| )(ال)?(روبوت|بوت|مساعد)( |$)/;

const NO_ONE: ReadonlySet<string> = new Set(small(SYSTEM.split(',')).map(valueWord));

function small(words: readonly string[]): string[] {
  return words.map((word) => word.trim().toLowerCase());
}

function isKnown(text: string): boolean {
  const word = valueWord(text);
  return NAMES.has(word) || MACHINE.test(word);
}

/** The column that says who wrote each message: customers, and a person or a machine. */
function senderIn(profiles: readonly Profile[]): Profile | null {
  return (
    profiles.find(({ joined, dates, numbers, counts, texts }) => {
      if (joined || dates || numbers || counts.size > MOST_WRITERS) return false;
      const writers = new Set([...counts.keys()].map(writerOf));
      const known = [...counts].reduce((sum, [text, n]) => sum + (isKnown(text) ? n : 0), 0);
      return (
        writers.has('customer') &&
        (writers.has('bot') || writers.has('person')) &&
        known >= texts.length * LEAST_KNOWN
      );
    }) ?? null
  );
}

function names({ matches }: Profile, concepts: readonly Concept[]): boolean {
  return matches.some(({ concept, score }) => concepts.includes(concept) && score >= LIKELY);
}

const OF_CONTACTS: readonly Concept[] = [
  ...DIMENSIONS,
  ...SCORE_CONCEPTS,
  'customerKey',
  'text',
  'language',
];

/** Words that somebody wrote. */
export function isSaid(profile: Profile): boolean {
  const { meanWords, dates, numbers, flags, counts } = profile;
  if (dates || numbers || flags || counts.size < 2) return false;
  return meanWords >= 4 || (names(profile, ['text']) && meanWords >= LEAST_WORDS);
}

/** What a contact has at last, and not the row alone. */
export function isOfContact(profile: Profile): boolean {
  return names(profile, OF_CONTACTS) || isSaid(profile);
}
