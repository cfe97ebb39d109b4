import { Chance } from './chance.ts';
import { HEADER_NAMES } from './header-names.ts';
import type { GeneratedConcept, HeaderLanguage } from './header-names.ts';
import { encoded } from './encoded.ts';
import { CELL_WORDS } from './words-of-cells.ts';

/** What a generated file is about. */
export const FILE_KINDS = ['cases', 'survey', 'contacts', 'totals'] as const;
export type FileKind = (typeof FILE_KINDS)[number];
/** Whether headers are names the dictionary was written with. */
export type Naming = 'seen' | 'unseen';

/** Order of day and month in a generated file. */
export type Order = 'dayFirst' | 'monthFirst' | 'iso';

export type GeneratedColumn = {
  concept: GeneratedConcept;
  header: string;
  /** Where the column belongs; `instruments.*` is any instrument. */
  target: string | null;
  isDate: boolean;
};

export type GeneratedFile = {
  name: string;
  language: HeaderLanguage;
  kind: FileKind;
  naming: Naming;
  order: Order;
  delimiter: string;
  encoding: string;
  columns: GeneratedColumn[];
  rows: string[][];
  bytes: Buffer;
};

type Plan = readonly (readonly [GeneratedConcept, string | null])[];

const PLANS: Readonly<Record<FileKind, Plan>> = {
  cases: [
    ['caseKey', 'id'],
    ['opened', 'at'],
    ['resolved', 'fields.resolvedAt'],
    ['due', 'fields.dueAt'],
    ['status', 'fields.status'],
    ['priority', 'fields.priority'],
    ['channel', 'dimensions.channel'],
    ['department', 'dimensions.department'],
    ['branch', 'dimensions.branch'],
    ['region', 'dimensions.region'],
    ['product', 'dimensions.product'],
    ['theme', 'dimensions.theme'],
    ['segment', 'dimensions.segment'],
    ['customerKey', 'customer'],
    ['text', 'fields.text'],
    ['language', 'fields.language'],
    ['email', null],
    ['phone', null],
  ],
  survey: [
    ['responseKey', 'id'],
    ['answeredAt', 'at'],
    ['nps', 'instruments.nps'],
    ['csat', 'instruments.csat'],
    ['ces', 'instruments.ces'],
    ['text', 'fields.text'],
    ['customerKey', 'customer'],
    ['branch', 'dimensions.branch'],
    ['channel', 'dimensions.channel'],
    ['segment', 'dimensions.segment'],
    ['language', 'fields.language'],
  ],
  contacts: [
    ['contactKey', 'id'],
    ['contactAt', 'at'],
    ['wait', 'fields.wait'],
    ['duration', 'fields.duration'],
    ['abandoned', 'fields.abandoned'],
    ['channel', 'dimensions.channel'],
    ['department', 'dimensions.department'],
    ['theme', 'dimensions.theme'],
    ['customerKey', 'customer'],
    ['phone', null],
  ],
  totals: [
    ['day', 'at'],
    ['offeredCount', 'fields.offered'],
    ['answeredCount', 'fields.answered'],
    ['abandonedCount', 'fields.abandoned'],
    ['wait', 'fields.waitSum'],
    ['duration', 'fields.talkSum'],
  ],
};

const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 6);

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** A date as a file of this order writes it. */
function dateText(at: number, order: Order, hasTime: boolean, isTwelve: boolean): string {
  const date = new Date(at);
  const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const day =
    order === 'iso'
      ? `${y}-${two(m)}-${two(d)}`
      : order === 'dayFirst'
        ? `${two(d)}/${two(m)}/${y}`
        : `${m}/${d}/${y}`;
  if (!hasTime) return day;
  const [h, min] = [date.getUTCHours(), two(date.getUTCMinutes())];
  if (!isTwelve || order === 'iso') return `${day} ${two(h)}:${min}`;
  return `${day} ${h % 12 || 12}:${min} ${h < 12 ? 'AM' : 'PM'}`;
}

/** Makes one file; the same seed makes the same bytes. */
export function generateFile(
  language: HeaderLanguage,
  kind: FileKind,
  naming: Naming,
  seed: number,
  rowCount = 240,
): GeneratedFile {
  const chance = new Chance(seed);
  const order = chance.of<Order>(['dayFirst', 'monthFirst', 'iso']);
  const isTwelve = order === 'monthFirst' && chance.is(0.5);
  const headers = new Set<string>();
  const planned = chance.shuffled(PLANS[kind]).map(([concept, target]) => {
    const all = HEADER_NAMES[concept][language][naming];
    const free = all.filter((name) => !headers.has(name));
    const header = chance.of(free.length > 0 ? free : all);
    headers.add(header);
    return { concept, header, target, isDate: DATES.has(concept) };
  });
  const unit = chance.of(['seconds', 'clock']);
  const rows = Array.from({ length: rowCount }, (_, i) => {
    const row = rowOf(chance, language, kind, i, { order, isTwelve, unit });
    return planned.map(({ concept }) => row[concept] ?? '');
  });
  const delimiter = chance.of([',', ';', '\t', '|']);
  const encoding = chance.of(
    language === 'ar'
      ? ['utf-8', 'utf-8-bom', 'utf-16le', 'windows-1256']
      : ['utf-8', 'utf-8-bom', 'utf-16le', 'windows-1252'],
  );
  const text = [planned.map(({ header }) => header), ...rows]
    .map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter))
    .join('\r\n');
  return {
    name: `${kind}-${language}-${naming}-${seed}.csv`,
    language,
    kind,
    naming,
    order,
    delimiter,
    encoding,
    columns: planned,
    rows,
    bytes: encoded(text, encoding),
  };
}

const DATES: ReadonlySet<GeneratedConcept> = new Set<GeneratedConcept>([
  'opened',
  'resolved',
  'due',
  'answeredAt',
  'contactAt',
  'day',
]);

function quoted(cell: string, delimiter: string): string {
  const needs = cell.includes(delimiter) || cell.includes('"') || cell.includes('\n');
  return needs ? `"${cell.replaceAll('"', '""')}"` : cell;
}

type Style = { order: Order; isTwelve: boolean; unit: string };

function rowOf(
  chance: Chance,
  language: HeaderLanguage,
  kind: FileKind,
  i: number,
  { order, isTwelve, unit }: Style,
): Partial<Record<GeneratedConcept, string>> {
  const word = (name: keyof typeof CELL_WORDS): string => chance.of(CELL_WORDS[name][language]);
  const opened = START + Math.floor(i * 0.9) * DAY + chance.whole(8 * 60, 18 * 60) * 60_000;
  const at = (time: number): string => dateText(time, order, kind !== 'survey', isTwelve);
  const resolved = opened + chance.whole(30, 6 * 24 * 60) * 60_000;
  const seconds = (most: number): string => {
    const n = chance.whole(5, most);
    return unit === 'clock' ? `0:${two(Math.floor(n / 60))}:${two(n % 60)}` : String(n);
  };
  const offered = chance.whole(120, 400);
  const answered = offered - chance.whole(0, 40);
  const customer = chance.whole(1, 170);
  return {
    caseKey: `T-${10_000 + i}`,
    responseKey: `R${50_000 + i * 3}`,
    contactKey: String(880_000 + i * 7),
    customerKey: `C${4000 + customer}`,
    opened: at(opened),
    answeredAt: at(opened),
    contactAt: at(opened),
    day: dateText(START + i * DAY, order, false, false),
    resolved: chance.is(0.8) ? at(resolved) : '',
    due: at(opened + 3 * DAY),
    status: word('status'),
    priority: word('priority'),
    channel: word('channel'),
    department: word('department'),
    branch: word('branch'),
    region: word('region'),
    product: word('product'),
    theme: word('theme'),
    segment: word('segment'),
    text: chance.is(0.9) ? `${word('opening')} ${word('ending')} ${chance.whole(1, 900)}` : '',
    language: word('language'),
    email: `user${customer}@example.org`,
    phone: `+9665${10_000_000 + customer * 131}`,
    nps: chance.is(0.95) ? String(chance.whole(0, 10)) : '',
    csat: String(chance.whole(1, 5)),
    ces: String(chance.whole(1, 7)),
    wait: seconds(300),
    duration: seconds(900),
    abandoned: word('flag'),
    offeredCount: String(offered),
    answeredCount: String(answered),
    abandonedCount: String(offered - answered),
  };
}
