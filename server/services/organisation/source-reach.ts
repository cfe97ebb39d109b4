import { z } from 'zod';
import { droppedOf } from '#db/queries/retention.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import { RECORD_KINDS } from '../../domain/records/fields.ts';
import type { Dropped } from '../../domain/retention/kept-from-day.ts';

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
  /** What may be gone of it, though it counts still; null = nothing is. */
  readonly dropped: Dropped | null;
};

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
    const retention = retentions.find(({ source }) => source === id);
    const dropped = retention ? droppedOf(retention) : null;
    return { id, name, lastAt, firstAt: begun?.firstAt ?? null, kinds, dropped };
  });
}
