import type { UnhappyAnswer } from '#db/queries/follow-up-making.ts';
import type { FreshRecord } from '#db/queries/fresh-records.ts';
import { dimensionIndex } from '../../domain/dimensions.ts';
import { shownCustomer } from '../../domain/erasure/anonymous.ts';
import type { Moment } from '../organisation/reference.ts';

const DEPARTMENT = dimensionIndex('department');

/**
 * Which of the records that came in ask for a follow-up by the rule: answers in the bottom box of their question (what the metric `unhappy`
 * counts), of customers who can be known again. Without a customer nobody can be contacted.
 */
export function unhappyAnswers(
  fresh: readonly FreshRecord[],
  { reference }: Pick<Moment, 'reference'>,
): UnhappyAnswer[] {
  const { organisation, instruments, books } = reference;
  const { isOn, instruments: chosen } = organisation.followUps;
  if (!isOn) return [];
  const byCode = new Map(
    instruments
      .filter(({ id }) => chosen.length === 0 || chosen.includes(id))
      .map((instrument) => [instrument.code, instrument]),
  );
  return fresh.flatMap(({ source, externalId, record }): UnhappyAnswer[] => {
    if (record?.kind !== 'response') return [];
    const { score } = record.fields;
    const customer = shownCustomer(record.customer);
    const instrument = byCode.get(record.instrument);
    if (score === null || customer === null || !instrument) return [];
    if (score > instrument.bottomTo) return [];
    const department = books.department.shownAs(record.codes[DEPARTMENT] ?? 0);
    return [{ source, externalId, customer, department: department || null, at: record.at }];
  });
}
