import type { Repository } from '#db/store/store.ts';
import type { AlertLadder } from '../../contract/ladder.ts';
import type { WhoInfo } from '../../contract/shapes.ts';
import { closedHolidays } from '../../domain/alerts/business-clock.ts';
import type { Ladder, LadderPerson } from '../../domain/alerts/ladder.ts';
import { deputyOf, standingOn } from '../../domain/alerts/ladder.ts';
import { CLIMB_MS, GRAVE_CLIMB_MS } from '../../domain/alerts/life.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Moment } from '../organisation/reference.ts';

const YEAR = 365;

type Of = {
  readonly repository: Repository;
  readonly moment: Pick<Moment, 'reference' | 'today'>;
  readonly who: (id: string) => WhoInfo;
  /** UTC ms. */
  readonly now: number;
};

/** Who stands on which rung today, department by department, and when the next is asked. */
export async function answerLadder(of: Of): Promise<AlertLadder> {
  const { people, chains } = await of.repository.read('readLadders', { now: of.now });
  const { organisation, zone } = of.moment.reference;
  const { today } = of.moment;
  const whole: Ladder = { chain: [], people };
  const told = (found: readonly LadderPerson[]) => standings(of, whole, found);
  const closing = { zone, holidays: organisation.holidays };
  return {
    departments: chains.map(({ department, chain }) =>
      departmentRow(of, department, { chain, people }),
    ),
    cxOfficers: told(standingOn(whole, 'cx_officer')),
    executives: told(standingOn(whole, 'executive')),
    administrators: told(people.filter(({ role }) => role === 'administrator')),
    climbsAfter: {
      watch: CLIMB_MS.watch / 1000,
      serious: CLIMB_MS.serious / 1000,
      grave: GRAVE_CLIMB_MS / 1000,
    },
    holidays: closedHolidays(closing, today, today + YEAR).map(({ id, name, from, to }) => ({
      id,
      name,
      from: formatDay(from),
      to: formatDay(to),
    })),
  };
}

function departmentRow(
  of: Of,
  department: number,
  ladder: Ladder,
): AlertLadder['departments'][number] {
  const book = of.moment.reference.books.department;
  const heads = standingOn(ladder, 'head');
  const led = ladder.chain.find((one) =>
    heads.some(({ departments }) => departments.includes(one)),
  );
  return {
    department: book.group(department),
    frontLine: standings(of, ladder, standingOn(ladder, 'front_line')),
    heads: standings(of, ladder, heads),
    headsOf: led === undefined || led === department ? null : book.group(led),
  };
}

function standings({ who }: Of, ladder: Ladder, found: readonly LadderPerson[]) {
  return found.map((person) => {
    const deputy = person.absence ? deputyOf(ladder, person) : null;
    return {
      who: who(person.id),
      isAway: person.absence !== null,
      deputy: deputy === null ? null : who(deputy),
    };
  });
}
