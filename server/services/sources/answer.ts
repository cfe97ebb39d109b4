import type { Retention } from '#db/queries/retention.ts';
import type { ImportSums } from '#db/queries/source-work.ts';
import type { Source } from '#db/queries/sources.ts';
import type { Repository } from '#db/store/store.ts';
import type {
  SourceDetail,
  SourceInfo,
  SourceQuality,
  SourcesAnswer,
} from '../../contract/sources.ts';
import { AppError } from '../../domain/problem.ts';
import { RECORD_FAULTS } from '../../domain/records/faults.ts';
import { RECORD_KINDS } from '../../domain/records/fields.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Tell } from '../imports/answers.ts';
import { retentionInfo } from '../retention/answer.ts';
import { headerAnswer, importAnswer } from '../imports/answers.ts';
import { inForce, SHOWN_IMPORTS } from './mapping-in-force.ts';
import type { SourceCount, Survey, Surveyor } from './surveyor.ts';
import { SHOWN_WEEKS } from './surveyor.ts';

/** Records waiting for the linker that are counted; more is only said. */
const QUEUE_COUNTED = 100_000;

/** Every source with what is known of its records. Reads a bounded number of rows; the long count runs beside. */
export async function answerSources(
  repository: Repository,
  surveyor: Surveyor,
): Promise<SourcesAnswer> {
  const [sources, retentions, sums, waiting, survey] = await Promise.all([
    repository.read('readSources', undefined),
    repository.read('readRetentions', undefined),
    repository.read('sumImports', undefined),
    repository.read('countQueue', { limit: QUEUE_COUNTED }),
    surveyor.read(),
  ]);
  const { share, countedAt, current } = survey;
  return {
    survey: { share, countedAt, current },
    waiting,
    sources: sources.map((source) => sourceInfo({ source, retentions, sums, survey })),
  };
}

/** One source with its imports and the mapping its next file is read by. @throws AppError NOT_FOUND */
export async function answerSource(
  repository: Repository,
  surveyor: Surveyor,
  id: string,
  tell: Tell,
): Promise<SourceDetail> {
  const [sources, retentions, sums, newest, survey] = await Promise.all([
    repository.read('readSources', undefined),
    repository.read('readRetentions', undefined),
    repository.read('sumImports', undefined),
    repository.read('listSourceImports', { source: id, limit: SHOWN_IMPORTS }),
    surveyor.read(),
  ]);
  const source = sources.find((one) => one.id === id);
  if (!source) throw new AppError('NOT_FOUND', { seen: id });
  const last = inForce(newest);
  return {
    ...sourceInfo({ source, retentions, sums, survey }),
    newest: newest.map((job) => importAnswer(job, tell)),
    mapping: last?.mapping ?? null,
    header: headerAnswer(last?.header ?? null),
  };
}

type Known = {
  source: Source;
  retentions: readonly Retention[];
  sums: readonly ImportSums[];
  survey: Survey;
};

function sourceInfo({ source, retentions, sums, survey }: Known): SourceInfo {
  const { id, name, sealedBefore, lastAt } = source;
  const found = sums.find((one) => one.source === id);
  const counted = survey.sources.get(id);
  return {
    id,
    name,
    sealedBefore,
    lastAt,
    imports: {
      count: found?.count ?? 0,
      newestAt: found?.newestAt ?? null,
      recordsNew: found?.recordsNew ?? 0,
      recordsChanged: found?.recordsChanged ?? 0,
      recordsSame: found?.recordsSame ?? 0,
      recordsOlder: found?.recordsOlder ?? 0,
      rowsRejected: found?.rowsRejected ?? 0,
    },
    quality: counted ? qualityOf(counted) : null,
    retention: retentionInfo(retentions.find((one) => one.source === id) ?? null),
  };
}

function qualityOf({ kinds, weeks, lastWeek }: SourceCount): SourceQuality {
  const counts = RECORD_KINDS.flatMap((kind) => {
    const counted = kinds.get(kind);
    return counted ? [{ kind, counted }] : [];
  });
  const records = counts.reduce((sum, { counted }) => sum + counted.records, 0);
  const firstWeek = firstOf(weeks, records);
  return {
    records,
    waiting: counts.reduce((sum, { counted }) => sum + counted.waiting, 0),
    kinds: counts.map(({ kind, counted }) => ({
      kind,
      records: counted.records,
      fields: Object.entries(counted.filled).map(([field, filled]) => ({ field, filled })),
      faults: RECORD_FAULTS[kind].flatMap((fault) => {
        const found = counted.faults[fault];
        return found ? [{ fault, ...found }] : [];
      }),
    })),
    weeks: Array.from({ length: SHOWN_WEEKS }, (_, i) => {
      const week = lastWeek - 7 * (SHOWN_WEEKS - 1 - i);
      return { from: formatDay(week), records: week < firstWeek ? null : (weeks.get(week) ?? 0) };
    }),
  };
}

/** The week of the source's first record, when that is one of these weeks. */
function firstOf(weeks: ReadonlyMap<number, number>, records: number): number {
  const inWeeks = [...weeks.values()].reduce((sum, n) => sum + n, 0);
  return inWeeks < records ? -Infinity : Math.min(...weeks.keys());
}
