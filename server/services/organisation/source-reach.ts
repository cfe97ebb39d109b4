import { z } from 'zod';
import type { Retention } from '#db/queries/retention.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import { RECORD_KINDS } from '../../domain/records/fields.ts';

/** From where to where a source's data reach (UTC ms). */
export type SourceReach = {
  readonly id: string;
  readonly name: { readonly en: string; readonly ar: string };
  /** Null where no file was imported from it: then nothing tells where it begins. */
  readonly firstAt: number | null;
  /** Null while it has no records. */
  readonly lastAt: number | null;
  /** Kinds of its records; null where nothing tells them. */
  readonly kinds: readonly RecordKind[] | null;
  /** Records of these kinds from before an instant (UTC ms) may be gone, though they count still; null = none are. */
  readonly dropped: { readonly before: number; readonly kinds: readonly RecordKind[] } | null;
};

function droppedOf(retention: Retention | undefined): SourceReach['dropped'] {
  const kinds = RECORD_KINDS.filter((kind) => retention?.spans[kind] !== undefined);
  const before = retention?.droppedBefore ?? null;
  return before === null || kinds.length === 0 ? null : { before, kinds };
}

const kindsSchema = z.object({ records: z.array(z.object({ kind: z.enum(RECORD_KINDS) })) });

/** How far the data of every source reach. */
export async function readReaches(repository: Repository): Promise<SourceReach[]> {
  const [sources, beginnings, retentions] = await Promise.all([
    repository.read('readSources', undefined),
    repository.read('readBeginnings', undefined),
    repository.read('readRetentions', undefined),
  ]);
  return sources.map(({ id, name, lastAt }) => {
    const begun = beginnings.find(({ source }) => source === id);
    const told = kindsSchema.safeParse(begun?.mapping);
    const kinds = told.success ? [...new Set(told.data.records.map(({ kind }) => kind))] : null;
    const dropped = droppedOf(retentions.find(({ source }) => source === id));
    return { id, name, lastAt, firstAt: begun?.firstAt ?? null, kinds, dropped };
  });
}
