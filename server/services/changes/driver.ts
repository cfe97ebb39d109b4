import type { Repository } from '#db/store/store.ts';
import type { ChangeAnswer } from '../../contract/changes.ts';
import type { Dimension } from '../../domain/dimensions.ts';
import { DIMENSIONS, NOT_GIVEN } from '../../domain/dimensions.ts';
import { decompose } from '../../domain/drivers/decompose.ts';
import { explainingPart, minus } from '../../domain/drivers/refine.ts';
import type { Segment } from '../../domain/drivers/segment.ts';
import { standingOut } from '../../domain/drivers/standing-out.ts';
import type { DriversQuestion, ReadDrivers } from '../drivers/read.ts';
import { readDrivers } from '../drivers/read.ts';
import { groupOf } from '../metrics/group.ts';
import type { Moment } from '../organisation/reference.ts';

type Driver = NonNullable<ChangeAnswer['driver']>;
type Named = { dimension: Dimension; segment: Segment<number> };
type Whole = NonNullable<ReadDrivers['whole']>;

/**
 * The segment in which a change lies that goes the way of the whole, or the part of it that explains it; null = no segment
 * stands out.
 */
export async function driverOf(
  repository: Repository,
  moment: Moment,
  question: DriversQuestion,
  { whole, taken }: ReadDrivers,
): Promise<Driver | null> {
  if (!whole) return null;
  const change = whole.after.mean - whole.before.mean;
  const top = standingOut(taken.map(({ segments }) => segments)).find(
    ({ segment }) => (segment.after.mean - segment.before.mean) * change > 0,
  );
  const dimension = top && taken[top.dimension]?.dimension;
  if (!top || dimension === undefined) return null;
  const named: Named = { dimension, segment: top.segment };
  const part = await partOfSegment(repository, moment, question, named, whole);
  return told(part ? [named, part] : [named], whole, moment);
}

/** The part of a segment that explains it, by departments within it, or by everything else within a department. */
async function partOfSegment(
  repository: Repository,
  moment: Moment,
  question: DriversQuestion,
  { dimension, segment }: Named,
  whole: Whole,
): Promise<Named | null> {
  const book = moment.reference.books[dimension];
  const [code = NOT_GIVEN] = segment.keys;
  const { filters } = question;
  // Filtered by it already: within it there is nothing narrower to ask for.
  if (filters.dimensions.some((one) => one.dimension === book.number)) return null;
  const within = await readDrivers(repository, moment, {
    ...question,
    filters: {
      ...filters,
      dimensions: [...filters.dimensions, { dimension: book.number, codes: book.merged(code) }],
    },
    by: dimension === 'department' ? DIMENSIONS.filter((one) => one !== dimension) : ['department'],
  });
  const part = explainingPart(
    whole,
    segment,
    within.taken.map(({ segments }) => segments),
  );
  const of = part && within.taken[part.dimension]?.dimension;
  return part && of ? { dimension: of, segment: part.segment } : null;
}

function told(named: readonly Named[], whole: Whole, { reference }: Moment): Driver | null {
  const cell = named.at(-1)?.segment;
  if (!cell) return null;
  const rest = { keys: [], ...minus(whole, cell) };
  const contribution = decompose([{ ...cell, keys: ['cell'] }, rest])?.contributions.find(
    ({ keys }) => keys[0] === 'cell',
  );
  if (!contribution) return null;
  return {
    where: named.map(({ dimension, segment }) => ({
      dimension,
      ...groupOf(dimension, segment.keys[0] ?? NOT_GIVEN, reference),
    })),
    contribution: contribution.total,
    low: contribution.low,
    high: contribution.high,
    before: cell.before.mean,
    after: cell.after.mean,
    n: cell.after.n,
  };
}
