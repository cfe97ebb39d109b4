import type { Repository } from '#db/store/store.ts';
import type { Mapping } from '../../contract/mapping.ts';
import type { RowProblem } from '../../contract/reject.ts';
import { DIMENSIONS } from '../../domain/dimensions.ts';
import { AppError } from '../../domain/problem.ts';
import type { Instrument } from '../../domain/records/instrument.ts';
import type { RecordInput } from '../../domain/records/record.ts';
import type { ValueFacts } from '../intake.ts';
import { readCalendarSettings } from './calendar-settings.ts';

/** A mapping together with what the store says about its source. */
export type ImportPlan = {
  mapping: Mapping;
  /** The organisation's zone. */
  zone: string;
  facts: ValueFacts;
  instruments: readonly Omit<Instrument, 'code'>[];
  /** Names of the attributes that the mapping declares. */
  attributes: readonly string[];
  refuse: (record: RecordInput) => RowProblem | null;
};

/** What a store says to every mapping: the organisation's zone, the seals of its sources, the instruments it knows. */
export type StoreFacts = {
  zone: string;
  /** Source → UTC ms; older records are refused. */
  seals: ReadonlyMap<string, number>;
  instruments: readonly Instrument[];
};

export async function readStoreFacts(repository: Pick<Repository, 'read'>): Promise<StoreFacts> {
  const [settings, sources, instruments] = await Promise.all([
    repository.read('readSettings', undefined),
    repository.read('readSources', undefined),
    repository.read('readInstruments', undefined),
  ]);
  const seals = sources.flatMap(({ id, sealedBefore }) =>
    sealedBefore === null ? [] : [[id, sealedBefore] as const],
  );
  return { zone: readCalendarSettings(settings).zone, seals: new Map(seals), instruments };
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
    refuse: (record) => sealProblem(mapping.source, sealedBefore, record),
  };
}

/** Why a record is too old for its source; null when it is not. */
export function sealProblem(
  source: string,
  sealedBefore: number | null,
  record: Pick<RecordInput, 'at'>,
): RowProblem | null {
  if (sealedBefore === null || record.at >= sealedBefore) return null;
  const value = new Date(record.at).toISOString();
  const sealed = new Date(sealedBefore).toISOString();
  return { code: 'ROW_SEALED', params: { source, value, expected: `≥ ${sealed}` } };
}

/** An instrument that is known keeps its scale and box: a mapping that tells them differently is refused. */
function checkInstruments(
  declared: readonly Omit<Instrument, 'code'>[],
  stored: readonly Instrument[],
): void {
  declared.forEach((one, i) => {
    const known = stored.find(({ id }) => id === one.id);
    if (!known) return;
    for (const field of ['kind', 'scaleMin', 'scaleMax', 'topFrom', 'bottomTo'] as const) {
      if (one[field] === known[field]) continue;
      throw new AppError('MAPPING_INVALID', {
        path: `instruments.${i}.${field}`,
        value: one[field],
        expected: String(known[field]),
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
