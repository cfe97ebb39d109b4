import { COLUMN } from '#db/queries/record-row.ts';
import type { RecordStory } from '#db/queries/record-story.ts';
import { departmentsOf } from '#db/queries/visible.ts';
import type { Viewer } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordAnswer, RecordParams } from '../../contract/records.ts';
import { RECONTACT_DAYS } from '../../domain/counters/contribute/case.ts';
import { shownCustomer } from '../../domain/erasure/anonymous.ts';
import { AppError } from '../../domain/problem.ts';
import { idOfPath } from '../../domain/records/path-id.ts';
import { DAY_MS } from '../../domain/time/day.ts';
import type { Moment } from '../organisation/reference.ts';
import { countedOn } from './counted.ts';
import { earlierVersions } from './earlier.ts';
import { recordItem } from './item.ts';

/**
 * Answers `GET /api/records/{kind}/{source}/{externalId}`.
 * @throws AppError NOT_FOUND { seen } for a record that is not there, and in the same words for one that may not be read
 */
export async function answerRecord(
  repository: Repository,
  moment: Moment,
  params: RecordParams,
  viewer: Viewer,
): Promise<RecordAnswer> {
  const { kind } = params;
  const key = { kind, source: idOfPath(params.source), externalId: idOfPath(params.externalId) };
  const story = await repository.read('recordStory', key);
  if (!story) throw new AppError('NOT_FOUND', { seen: key.externalId });
  const { reference } = moment;
  const { row, caseRow, related, hidden, isMore } = story;
  return {
    record: recordItem(kind, row, reference),
    source: {
      id: key.source,
      name: moment.sources.find(({ id }) => id === key.source)?.name ?? { en: '', ar: '' },
    },
    links: linksOf(kind, row, moment.now, departmentsOf(viewer) === 'all'),
    case: caseRow && recordItem('case', caseRow, reference),
    related: related.map((one) => recordItem(one.kind, one.row, reference)),
    hidden,
    more: isMore,
    earlier: earlierVersions(kind, story, reference),
    counts: countedOn(kind, row, reference),
  };
}

function linksOf(
  kind: RecordParams['kind'],
  row: RecordStory['row'],
  now: number,
  readsAll: boolean,
): RecordAnswer['links'] {
  const number = (column: number): number | null => {
    const value = row[column];
    return typeof value === 'number' ? value : null;
  };
  const customer = row[COLUMN.customer];
  const named = typeof customer === 'string' ? shownCustomer(customer) : null;
  const linkedAt = number(COLUMN.linked_at);
  const at = number(COLUMN.recontact_at);
  const end = Number(row[COLUMN.at]) + RECONTACT_DAYS * DAY_MS;
  const cameBack = at !== null && at <= end;
  const isMeeting = (kind === 'case' || kind === 'contact') && named !== null;
  return {
    linkedAt: linkedAt === null ? null : new Date(linkedAt).toISOString(),
    contacts: kind === 'case' && linkedAt !== null ? number(COLUMN.contacts) : null,
    departmentOfCase: row[COLUMN.department] === 0 && (number(COLUMN.linked_department) ?? 0) !== 0,
    recontact:
      linkedAt === null || !isMeeting
        ? null
        : {
            days: RECONTACT_DAYS,
            cameBack,
            isFinal: cameBack || now > end,
            // The meeting may be another department's, of which not more than this is to be known.
            at: at !== null && readsAll ? new Date(at).toISOString() : null,
          },
  };
}
