import { emptyParts, listsOf, type Parts } from '#server/domain/counters/parts.ts';
import { Contribution } from '#server/domain/counters/contribute/emit.ts';
import { contribute } from '#server/domain/counters/contribute/record.ts';
import { OPEN_AGE } from '#server/domain/metrics/open-ages.ts';
import type { Instrument, InstrumentKind } from '#server/domain/records/instrument.ts';
import type { CodedRecord } from '#server/domain/records/record.ts';

/** mulberry32: small, seeded, good enough to shake a metric. Gives numbers in [0, 1). */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 5);
/** The instant at which open cases are aged. */
const NOW = START + 100 * DAY_MS;

const SCALES: Record<InstrumentKind, [number, number, number, number]> = {
  nps: [0, 10, 9, 6],
  csat: [1, 5, 4, 2],
  ces: [1, 7, 5, 3],
  sentiment: [-1, 1, 1, -1],
  custom: [0, 3, 3, 0],
};

const KINDS = ['nps', 'csat', 'ces', 'sentiment', 'custom'] as const;

const INSTRUMENTS: readonly Instrument[] = KINDS.map((kind, i) => {
  const [scaleMin, scaleMax, topFrom, bottomTo] = SCALES[kind];
  const question = { en: kind, ar: kind };
  return { id: kind, code: i + 1, kind, question, scaleMin, scaleMax, topFrom, bottomTo };
});

/** Code of the instrument a metric asks for; 0 for operational metrics. */
export function instrumentFor(kind: InstrumentKind | 'any' | null): number {
  if (kind === null) return 0;
  return INSTRUMENTS.find((instrument) => kind === 'any' || instrument.kind === kind)?.code ?? 0;
}

type Draw = {
  whole(from: number, to: number): number;
  maybe<T>(make: () => T): T | null;
  flag(): boolean | null;
};

function draw(next: () => number): Draw {
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    whole,
    maybe: (make) => (next() < 0.8 ? make() : null),
    flag: () => (next() < 0.2 ? null : next() < 0.5),
  };
}

function common(d: Draw) {
  return {
    at: START + d.whole(0, 99) * DAY_MS + d.whole(0, 86_399) * 1000,
    customer: d.maybe(() => `c${d.whole(1, 50)}`),
    codes: [0, 0, 0, 0, 0, 0, 0, 0, 0],
    links: d.maybe(() => ({
      recontactAt: d.maybe(() => START + d.whole(0, 99) * DAY_MS),
      contacts: d.maybe(() => d.whole(1, 6)),
      department: null,
      linkedAt: NOW,
    })),
  };
}

function randomCase(d: Draw): CodedRecord<'case'> {
  const base = common(d);
  const later = (): number => base.at + d.whole(-2, 60) * DAY_MS + d.whole(0, 86_399) * 1000;
  return {
    ...base,
    kind: 'case',
    instrument: 0,
    fields: {
      firstResponseAt: d.maybe(later),
      resolvedAt: d.maybe(later),
      reopenedAt: null,
      closedAt: null,
      dueAt: d.maybe(later),
      slaTold: d.flag(),
      status: null,
      priority: null,
      outcome: null,
      handovers: d.maybe(() => d.whole(0, 5)),
      reopens: d.maybe(() => d.whole(0, 2)),
      escalatedLevel: d.maybe(() => d.whole(0, 2)),
      escalatedAt: null,
      fcrTold: d.flag(),
      endTold: d.flag(),
      value: null,
      text: null,
      language: null,
    },
  };
}

function randomContact(d: Draw): CodedRecord<'contact'> {
  const base = common(d);
  return {
    ...base,
    kind: 'contact',
    instrument: 0,
    fields: {
      agentKind: d.whole(0, 1) === 0 ? 'person' : 'bot',
      wait: d.maybe(() => d.whole(0, 120)),
      duration: d.maybe(() => d.whole(0, 1800)),
      abandoned: d.flag(),
      entered: d.flag(),
      offeredBoth: d.flag(),
      chosen: d.flag(),
      humanAsked: d.maybe(() => d.whole(0, 3)),
      askedBeforeTrying: d.flag(),
      botFailedAt: d.maybe(() => base.at + d.whole(0, 600) * 1000),
      humanJoinedAt: d.whole(0, 1) === 0 ? null : base.at + d.whole(600, 4000) * 1000,
      endedResolved: d.flag(),
      contextPassed: d.flag(),
      text: null,
      language: null,
    },
  };
}

function randomResponse(d: Draw): CodedRecord<'response'> {
  const code = d.whole(1, INSTRUMENTS.length);
  const instrument = INSTRUMENTS[code - 1];
  const score = d.whole(instrument?.scaleMin ?? 0, instrument?.scaleMax ?? 0);
  const base = common(d);
  return {
    ...base,
    kind: 'response',
    instrument: code,
    fields: {
      instrument: instrument?.id ?? null,
      invitedAt: null,
      deliveredAt: d.maybe(() => base.at),
      score: d.maybe(() => score),
      text: null,
      language: null,
    },
  };
}

function randomTotal(d: Draw): CodedRecord<'daily_total'> {
  const answered = d.whole(0, 40);
  const abandoned = d.whole(0, 10);
  return {
    ...common(d),
    kind: 'daily_total',
    instrument: 0,
    fields: {
      offered: answered + abandoned,
      answered,
      abandoned,
      withinLevel: d.maybe(() => d.whole(0, answered)),
      waitSum: d.maybe(() => answered * d.whole(0, 60)),
      talkSum: d.maybe(() => answered * d.whole(0, 600)),
      withinShare: d.maybe(() => d.whole(0, 1_000_000)),
    },
  };
}

/** `n` random records of all kinds; the same seed gives the same records. */
export function randomRecords(seed: number, n: number): CodedRecord[] {
  const next = random(seed);
  const d = draw(next);
  return Array.from({ length: n }, (): CodedRecord => {
    const kind = next();
    if (kind < 0.35) return randomCase(d);
    if (kind < 0.65) return randomContact(d);
    return kind < 0.97 ? randomResponse(d) : randomTotal(d);
  });
}

function addAge(parts: Parts, record: CodedRecord): void {
  if (record.kind !== 'case' || record.fields.resolvedAt !== null) return;
  const held = parts.measures.get(OPEN_AGE) ?? { n: 0, seconds: [], bins: null };
  const seconds = [
    ...listsOf(held.seconds ?? []).flatMap((list) => [...list]),
    Math.floor((NOW - record.at) / 1000),
  ];
  parts.measures.set(OPEN_AGE, { n: seconds.length, seconds, bins: null });
}

/** The parts of a set of records: its counters and durations over all days, and the ages of its open cases. */
export function partsOf(records: readonly CodedRecord[]): Parts {
  const parts = emptyParts();
  const out = new Contribution();
  for (const record of records) {
    out.clear();
    contribute(
      record,
      (instant) => Math.floor(instant / DAY_MS),
      (code) => {
        const instrument = INSTRUMENTS[code - 1];
        if (!instrument) throw new Error(`no instrument ${code}`);
        return instrument;
      },
      out,
    );
    out.counters.each((_day, counter, amount) => {
      parts.counters.set(counter, (parts.counters.get(counter) ?? 0) + amount);
    });
    out.measures.each((_day, measure, added) => {
      const held = parts.measures.get(measure) ?? { n: 0, seconds: [], bins: null };
      const seconds = [...listsOf(held.seconds ?? []).flatMap((list) => [...list]), added];
      parts.measures.set(measure, { n: seconds.length, seconds, bins: null });
    });
    addAge(parts, record);
  }
  return parts;
}
