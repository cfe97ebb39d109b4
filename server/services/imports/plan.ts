import type { Import } from '#db/queries/imports.ts';
import type { VersionOfCase } from '#db/queries/over-in-store.ts';
import type { NamedRecord } from '#db/queries/sealed-rows.ts';
import { sealedParams } from '#db/queries/sealed-rows.ts';
import type { Repository } from '#db/store/store.ts';
import type { Mapping } from '../../contract/mapping.ts';
import type { RowProblem } from '../../contract/reject.ts';
import { DIMENSIONS } from '../../domain/dimensions.ts';
import { AppError } from '../../domain/problem.ts';
import type { Instrument } from '../../domain/records/instrument.ts';
import { HOW_ASKED } from '../../domain/records/instrument.ts';
import type { RecordInput } from '../../domain/records/record.ts';
import { DEFAULT_TAXONOMY } from '../../domain/themes/default-taxonomy.ts';
import type { ThemeMatch } from '../../domain/themes/match.ts';
import { themeMatcher } from '../../domain/themes/match.ts';
import type { Taxonomy } from '../../domain/themes/theme.ts';
import type { Refuse } from '../../ingest/read-records.ts';
import type { Earlier } from '../../ingest/records/earlier-rows.ts';
import type { ValueFacts } from '../intake.ts';
import { readCalendarSettings } from './calendar-settings.ts';
import { readOtherImports } from './like-import.ts';
import { findElsewhere } from './stored-elsewhere.ts';
import type { Sampled, StoredElsewhere } from './stored-elsewhere.ts';
import { readToldApart } from './told-apart.ts';
import type { ToldApart } from './told-apart.ts';

type OverInStore = (cases: readonly VersionOfCase[]) => Promise<readonly boolean[]>;

/** A mapping together with what the store says about its source. */
export type ImportPlan = {
  mapping: Mapping;
  /** The organisation's zone. */
  zone: string;
  facts: ValueFacts;
  instruments: readonly Omit<Instrument, 'code'>[];
  /** Names of the attributes that the mapping declares. */
  attributes: readonly string[];
  /** Says which records are too old for their source; null = it takes all. */
  refuse: Refuse | null;
  /** Says which records of the source are stored already. */
  storedAmong: (records: readonly RecordInput[]) => Promise<readonly boolean[]>;
  /** Says which cases of the source are stored as over. */
  overInStore: OverInStore;
  /** Says what earlier files of the source told of records; null = it has no records. */
  earlier: Earlier | null;
  /** By what the source's records were told apart before; null = it was never imported. */
  toldApart: () => Promise<ToldApart | null>;
  /** What other sources brought before. */
  otherImports: () => Promise<readonly Import[]>;
  /** Which other source has some records already. */
  storedElsewhere: (records: readonly Sampled[]) => Promise<StoredElsewhere | null>;
  /** What tells the themes of texts. */
  match: (text: string) => ThemeMatch;
};

/** What a store says to every mapping: the organisation's zone, the seals of its sources, the instruments it knows. */
export type StoreFacts = {
  zone: string;
  /** Ids of the sources it has. */
  sources: ReadonlySet<string>;
  /** Source → UTC ms; older records are refused unless they are stored. */
  seals: ReadonlyMap<string, number>;
  storedAmong: (source: string, records: readonly RecordInput[]) => Promise<readonly boolean[]>;
  overInStore: (source: string) => OverInStore;
  earlier: (source: string) => Earlier | null;
  toldApart: (source: string) => Promise<ToldApart | null>;
  otherImports: (source: string) => Promise<readonly Import[]>;
  storedElsewhere: (source: string, records: readonly Sampled[]) => Promise<StoredElsewhere | null>;
  instruments: readonly Instrument[];
  /** The taxonomy in force. */
  taxonomy: Taxonomy;
};

export async function readStoreFacts(repository: Pick<Repository, 'read'>): Promise<StoreFacts> {
  const [settings, sources, instruments, themes] = await Promise.all([
    repository.read('readSettings', undefined),
    repository.read('readSources', undefined),
    repository.read('readInstruments', undefined),
    repository.read('readTaxonomy', undefined),
  ]);
  const seals = sources.flatMap(({ id, sealedBefore }) =>
    sealedBefore === null ? [] : [[id, sealedBefore] as const],
  );
  const taxonomy = themes?.rules ?? DEFAULT_TAXONOMY;
  const { zone } = readCalendarSettings(settings);
  const known = new Set(sources.map(({ id }) => id));
  const read = storedReader(repository);
  // Of a new source nothing is stored.
  const storedAmong: StoreFacts['storedAmong'] = async (source, records) =>
    known.has(source) ? read(source, records) : records.map(() => false);
  const overInStore: StoreFacts['overInStore'] = (source) => async (cases) =>
    known.has(source) ? repository.read('overInStore', { source, cases }) : cases.map(() => false);
  const earlier: StoreFacts['earlier'] = (source) =>
    known.has(source) ? (records) => repository.read('readGathered', { source, records }) : null;
  const toldApart: StoreFacts['toldApart'] = async (source) =>
    known.has(source) ? readToldApart(repository, source) : null;
  const otherImports: StoreFacts['otherImports'] = (source) => readOtherImports(repository, source);
  const storedElsewhere: StoreFacts['storedElsewhere'] = (source, records) =>
    findElsewhere(
      repository,
      [...known].filter((id) => id !== source),
      records,
    );
  return {
    zone,
    sources: known,
    seals: new Map(seals),
    storedAmong,
    overInStore,
    earlier,
    toldApart,
    otherImports,
    storedElsewhere,
    instruments,
    taxonomy,
  };
}

/** Reads what an import of this mapping must know; writes nothing. @throws AppError MAPPING_INVALID */
export async function planImport(
  repository: Pick<Repository, 'read'>,
  mapping: Mapping,
): Promise<ImportPlan> {
  return planBy(await readStoreFacts(repository), mapping);
}

/** What an import of this mapping must know, where the store's part is known. @throws AppError MAPPING_INVALID */
export function planBy(stored: StoreFacts, mapping: Mapping): ImportPlan {
  const instruments = mapping.instruments ?? [];
  checkInstruments(instruments, stored.instruments);
  const sealedBefore = stored.seals.get(mapping.source) ?? null;
  return {
    mapping,
    zone: stored.zone,
    facts: {
      ...(mapping.names ? { names: mapping.names } : {}),
      ...(mapping.channelKinds ? { channelKinds: mapping.channelKinds } : {}),
    },
    instruments,
    attributes: mapping.records.flatMap(({ attributes }) => Object.keys(attributes ?? {})),
    storedAmong: (records) => stored.storedAmong(mapping.source, records),
    overInStore: stored.overInStore(mapping.source),
    earlier: stored.earlier(mapping.source),
    toldApart: () => stored.toldApart(mapping.source),
    otherImports: () => stored.otherImports(mapping.source),
    storedElsewhere: (records) => stored.storedElsewhere(mapping.source, records),
    match: themeMatcher(stored.taxonomy),
    refuse:
      sealedBefore === null
        ? null
        : (records) => sealProblems(stored.storedAmong, mapping.source, sealedBefore, records),
  };
}

/**
 * Which of some records are too old for their source, and why; null = it takes them. One that is stored may be corrected,
 * however old it is: only what is new could be what was dropped by age.
 */
export async function sealProblems(
  storedAmong: StoreFacts['storedAmong'],
  source: string,
  sealedBefore: number,
  records: readonly RecordInput[],
): Promise<(RowProblem | null)[]> {
  const old = records.filter(({ at }) => at < sealedBefore);
  if (old.length === 0) return records.map(() => null);
  const stored = await storedAmong(source, old);
  const refused = new Set(old.filter((_, i) => stored[i] !== true));
  return records.map((record) =>
    refused.has(record)
      ? { code: 'ROW_SEALED', params: sealedParams(source, record.at, sealedBefore) }
      : null,
  );
}

/** Asks a store which of some records it has. */
export function storedReader(repository: Pick<Repository, 'read'>): StoreFacts['storedAmong'] {
  return (source, records) =>
    repository.read('storedAmong', { source, records: records.map(named) });
}

function named({ kind, externalId, customer }: RecordInput): NamedRecord {
  return { kind, externalId, customer };
}

/** An instrument that is known keeps its scale and box: a mapping that tells them differently is refused. */
function checkInstruments(
  declared: readonly Omit<Instrument, 'code'>[],
  stored: readonly Instrument[],
): void {
  declared.forEach((one, i) => {
    const known = stored.find(({ id }) => id === one.id);
    if (!known) return;
    for (const field of HOW_ASKED) {
      if (one[field] === known[field]) continue;
      throw new AppError('MAPPING_INVALID', {
        path: `instruments.${i}.${field}`,
        value: one[field],
        expected: String(known[field]),
        known: field,
        question: one.id,
        questionNames: [known.question.en, known.question.ar],
      });
    }
  });
}

/** Numbers of dimensions by name, for values that a mapping names. */
export function namedValues(facts: ValueFacts): { dimension: number; key: string }[] {
  return DIMENSIONS.flatMap((name, i) =>
    [
      ...Object.keys(facts.names?.[name] ?? {}),
      ...(name === 'channel' ? Object.keys(facts.channelKinds ?? {}) : []),
    ].map((key) => ({ dimension: i + 1, key })),
  );
}
