// Writes the benchmark's request file: 22 columns, two years, in time order, the same bytes for the same number of rows.
// Ids are `numbered` as tickets are, or `scattered` as random ones are: those hit the key index everywhere.
import { closeSync, openSync, writeSync } from 'node:fs';

export const DAYS = 728;
/** Sunday. */
export const START = Date.UTC(2024, 9, 20);
export const COLUMNS = [
  'id',
  'opened',
  'resolved',
  'due',
  'customer',
  'department',
  'channel',
  'stage',
  'touchpoint',
  'segment',
  'region',
  'product',
  'theme',
  'status',
  'priority',
  'handovers',
  'escalated',
  'fcr',
  'bot',
  'nps',
  'csat',
  'ces',
];

/** Small fast generator (mulberry32, Tommy Ettinger, public domain). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const two = (n) => (n < 10 ? `0${n}` : `${n}`);
function wall(ms) {
  const d = new Date(ms);
  return `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())} ${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}`;
}

export function writeRequests(path, rows, ids = 'numbered') {
  const random = randomFrom(20261122);
  const skewed = (n) => Math.floor(n * random() * random());
  const file = openSync(path, 'w');
  let text = `${COLUMNS.join(',')}\n`;
  for (let i = 0; i < rows; i++) {
    const at = START + Math.floor((i * DAYS * 86_400) / rows) * 1000;
    const normal = (random() + random() + random() + random() - 2) * 1.732;
    const seconds = Math.floor(Math.exp(10.2 + 1.1 * normal));
    const isOpen = random() < 0.03;
    const channel = skewed(8);
    const bot = channel < 2 && random() < 0.5 ? (random() < 0.6 ? 'contained' : 'handed') : '';
    const asked = random();
    const score = (top) => Math.floor((top + 1) * Math.sqrt(random()));
    const id =
      ids === 'numbered'
        ? `R${String(i).padStart(9, '0')}`
        : `R${((i * 7_919) % 99_999_989).toString(36)}-${i}`;
    text += `${id},${wall(at)},${isOpen ? '' : wall(at + seconds * 1000)},${wall(at + 172_800_000)},C${Math.floor(random() * 1_200_000)},Department ${skewed(10)},Channel ${channel},Stage ${skewed(6)},Touchpoint ${skewed(30)},Segment ${skewed(5)},Region ${skewed(12)},Product ${skewed(20)},Theme ${skewed(60)},${isOpen ? 'open' : 'closed'},P${1 + skewed(4)},${skewed(4)},${random() < 0.06 ? 1 : 0},${random() < 0.64 ? 'yes' : 'no'},${bot},${asked < 0.06 ? score(10) : ''},${asked >= 0.06 && asked < 0.12 ? 1 + score(4) : ''},${asked >= 0.12 && asked < 0.15 ? 1 + score(6) : ''}\n`;
    if (text.length > 1_048_576) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

const question = { en: 'Benchmark', ar: 'قياس' };
const response = (id) => ({
  kind: 'response',
  when: { present: id },
  id: { column: 'id', part: id },
  at: 'opened',
  customer: 'customer',
  instrument: id,
  dimensions: dimensions(),
  fields: { score: id },
});

function dimensions() {
  const names = [
    'department',
    'channel',
    'stage',
    'touchpoint',
    'segment',
    'region',
    'product',
    'theme',
  ];
  return Object.fromEntries(names.map((name) => [name, name]));
}

/** The mapping of the request file: one row makes a case, and a bot session or an answer where there is one. */
export const MAPPING = {
  version: 1,
  source: 'bench',
  zone: 'UTC',
  format: { kind: 'delimited', delimiter: ',', encoding: 'utf-8' },
  dates: ['YYYY-MM-DD HH:mm:ss'],
  instruments: [
    { id: 'nps', kind: 'nps', question, scaleMin: 0, scaleMax: 10, topFrom: 9, bottomTo: 6 },
    { id: 'csat', kind: 'csat', question, scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 },
    { id: 'ces', kind: 'ces', question, scaleMin: 1, scaleMax: 7, topFrom: 5, bottomTo: 3 },
  ],
  records: [
    {
      kind: 'case',
      id: { column: 'id' },
      at: 'opened',
      customer: 'customer',
      dimensions: dimensions(),
      fields: {
        resolvedAt: 'resolved',
        dueAt: 'due',
        status: 'status',
        priority: 'priority',
        handovers: 'handovers',
        escalatedLevel: 'escalated',
        fcrTold: 'fcr',
      },
    },
    {
      kind: 'contact',
      when: { present: 'bot' },
      id: { column: 'id', part: 'bot' },
      at: 'opened',
      customer: 'customer',
      dimensions: dimensions(),
      fields: {
        agentKind: { constant: 'bot' },
        entered: { constant: true },
        humanJoinedAt: {
          column: 'bot',
          values: { contained: null, handed: '2024-10-20 00:00:00' },
        },
      },
    },
    response('nps'),
    response('csat'),
    response('ces'),
  ],
};
