import type { BeliefAnswer } from '#db/queries/beliefs.ts';
import { WHOLE } from '#db/queries/beliefs.ts';
import type { Repository } from '#db/store/store.ts';
import type { OwnBeliefAnswer, OwnBeliefInput } from '../../contract/beliefs.ts';
import type { PersonPrincipal } from '../../domain/access/principal.ts';
import { AppError } from '../../domain/problem.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Moment } from '../organisation/reference.ts';
import { findRound } from './answer.ts';

/** One leader in front of a round. */
export type Leader = {
  readonly repository: Repository;
  readonly accounts: Pick<Accounts, 'audit'>;
  readonly person: PersonPrincipal;
  readonly moment: Pick<Moment, 'reference' | 'today'>;
};

/** Departments others than heads may speak of: the one they work in. */
const ONE = 1;

/** What the person has answered, and the departments they may speak of. @throws AppError NOT_FOUND { seen } */
export async function readOwn(leader: Leader, id: number): Promise<OwnBeliefAnswer> {
  const { repository, moment } = leader;
  await findRound(repository, id);
  const own = await repository.read('readOwnBelief', {
    round: id,
    respondent: respondentOf(leader, id),
  });
  const book = moment.reference.books.department;
  const codes = departmentsOf(leader);
  return {
    answers: own.map(({ topic, department, score }) => ({
      topic,
      department: department === WHOLE ? null : book.keyOf(department),
      score,
    })),
    departments: codes.map((code) => book.group(code)),
    mostDepartments: mostOf(leader),
  };
}

/**
 * Keeps what a person answers in place of what they answered before.
 * @throws AppError NOT_FOUND, BELIEF_ROUND_NOT_OPEN, ACCESS_DENIED for a department they may not speak of, REQUEST_INVALID for a
 * sentence that is not there or more departments than one may speak of, SETTING_INVALID for one answered twice
 */
export async function answerOwn(leader: Leader, id: number, input: OwnBeliefInput): Promise<void> {
  const { repository, moment } = leader;
  const { topics } = await findRound(repository, id);
  const answers = input.answers.map((one) => readAnswer(leader, topics.length, one));
  const places = input.answers.map(({ topic, department }) =>
    `${topic} ${department ?? ''}`.trim(),
  );
  const double = places.find((place, i) => places.indexOf(place) < i);
  if (double !== undefined) {
    throw new AppError('SETTING_INVALID', { setting: 'answers', seen: double, reason: 'double' });
  }
  const departments = new Set(answers.map(({ department }) => department));
  departments.delete(WHOLE);
  if (departments.size > mostOf(leader)) {
    const expected = `≤ ${mostOf(leader)}`;
    throw new AppError('REQUEST_INVALID', {
      field: 'department',
      seen: departments.size,
      expected,
    });
  }
  const respondent = respondentOf(leader, id);
  await repository.write('answerBelief', { round: id, respondent, answers, today: moment.today });
}

/**
 * The name under which a person's answers to one round are kept: a keyed hash. Whoever has the store (a copy of it, a backup)
 * cannot tell whose they are, nor that two rounds were answered by the same person; no route gives it to anybody. The key
 * lies beside the store: it takes both, and a program written for it, to find out.
 */
function respondentOf({ accounts, person }: Leader, round: number): string {
  return accounts.audit.pseudonym(`belief ${round} ${person.id}`);
}

/** Codes of the departments a person may speak of: a head of those they lead, others of any. */
function departmentsOf({ person, moment }: Leader): number[] {
  const book = moment.reference.books.department;
  if (person.rights.role !== 'head') {
    return book.values.filter(({ alias }) => alias === null).map(({ code }) => code);
  }
  const codes = person.rights.departments.flatMap((key) => book.find(key)?.code ?? []);
  return [...new Set(codes.map((code) => book.shownAs(code)))];
}

function mostOf(leader: Leader): number {
  return leader.person.rights.role === 'head' ? departmentsOf(leader).length : ONE;
}

function readAnswer(
  leader: Leader,
  topics: number,
  { topic, department, score }: OwnBeliefInput['answers'][number],
): BeliefAnswer {
  if (topic >= topics) {
    throw new AppError('REQUEST_INVALID', { field: 'topic', seen: topic, expected: `< ${topics}` });
  }
  if (department === null) return { topic, department: WHOLE, score };
  const book = leader.moment.reference.books.department;
  const found = book.find(department);
  const code = found && book.shownAs(found.code);
  if (code === null || !departmentsOf(leader).includes(code)) throw new AppError('ACCESS_DENIED');
  return { topic, department: code, score };
}
