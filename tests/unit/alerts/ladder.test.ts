import { describe, expect, it } from 'vitest';
import type { LadderPerson } from '#server/domain/alerts/ladder.ts';
import { tellFrom } from '#server/domain/alerts/ladder.ts';
import type { Role } from '#server/domain/access/roles.ts';
import type { Severity } from '#server/domain/alerts/signal.ts';

const person = (
  id: string,
  role: Role,
  departments: number[] = [],
  absence: LadderPerson['absence'] = null,
): LadderPerson => ({ id, role, departments, absence });

/** Department 2 stands below 1. */
const CHAIN = [2, 1];
const PEOPLE = [
  person('agent', 'front_line', [2]),
  person('head', 'head', [2]),
  person('above', 'head', [1]),
  person('elsewhere', 'head', [3]),
  person('officer', 'cx_officer'),
  person('chief', 'executive'),
  person('admin', 'administrator'),
];

function tell(
  people: readonly LadderPerson[],
  severity: Severity = 'serious',
  { from = 0, chain = CHAIN, everyone = severity === 'grave' } = {},
) {
  const { told, notTold, rung } = tellFrom({ chain, people }, { from, severity, everyone });
  return {
    told: told.map(({ person: id, why }) => `${id}: ${why}`),
    notTold: notTold.map(({ person: id, why, deputy }) => [id, why, deputy]),
    rung,
  };
}
const without = (...ids: string[]) => PEOPLE.filter(({ id }) => !ids.includes(id));
const away = (id: string, deputy: string | null, people = PEOPLE) =>
  people.map((one) => (one.id === id ? { ...one, absence: { deputy } } : one));

describe('the ladder', () => {
  it('begins with the heads of the department, and says that the front line sees no alerts', () => {
    expect(tell(PEOPLE)).toEqual({
      told: ['head: head'],
      notTold: [[null, 'no_access', null]],
      rung: 1,
    });
  });

  it('takes the head of the nearest department above where there is none', () => {
    expect(tell(without('head', 'agent')).told).toEqual(['above: head']);
  });

  it('passes over a rung that nobody stands on, and says so', () => {
    expect(tell(without('head', 'above', 'agent'))).toEqual({
      told: ['officer: cx_officer'],
      notTold: [[null, 'nobody_in_charge', null]],
      rung: 2,
    });
  });

  it('tells whoever sponsors it beside the first rung, in their place whoever stands in, and says where they may not read it', () => {
    const named = (id: string, from = 0, people = PEOPLE) => {
      const ladder = { chain: CHAIN, people, named: [id] };
      const { told, notTold } = tellFrom(ladder, { from, severity: 'serious', everyone: false });
      return [told.map(({ person: one, why }) => `${one}: ${why}`), notTold.map(({ why }) => why)];
    };
    expect(named('chief')).toEqual([['head: head', 'chief: sponsor'], ['no_access']]);
    expect(named('head')).toEqual([['head: head'], ['no_access']]);
    expect(named('chief', 2)).toEqual([['officer: cx_officer'], []]);
    expect(named('elsewhere')).toEqual([['head: head'], ['no_access', 'sponsor_elsewhere']]);
    expect(named('gone')).toEqual([['head: head'], ['no_access']]);
    expect(named('chief', 0, away('chief', 'officer'))).toEqual([
      ['head: head', 'officer: deputy'],
      ['no_access', 'absent'],
    ]);
  });

  it('begins with the officers for what is about the whole organisation', () => {
    expect(tell(PEOPLE, 'serious', { chain: [] })).toEqual({
      told: ['officer: cx_officer'],
      notTold: [],
      rung: 2,
    });
  });

  it('tells what is grave to all rungs at once, and to no other department', () => {
    expect(tell(PEOPLE, 'grave')).toEqual({
      told: ['head: head', 'officer: cx_officer', 'chief: executive'],
      notTold: [[null, 'no_access', null]],
      rung: 1,
    });
  });

  it('never takes what is only to be watched to an executive', () => {
    const few = without('head', 'above', 'agent', 'officer');
    expect(tell(few, 'watch').told).toEqual(['admin: nobody_else']);
    expect(tell(few, 'serious').told).toEqual(['chief: executive']);
  });

  it('tells those who administer where there is nobody else', () => {
    expect(tell([person('admin', 'administrator')], 'grave').told).toEqual(['admin: nobody_else']);
    expect(tell([], 'grave').told).toEqual([]);
  });

  it('tells the deputy of somebody absent, also the deputy’s deputy, and each only once', () => {
    expect(tell(away('head', 'officer'))).toMatchObject({
      told: ['officer: deputy'],
      notTold: [
        [null, 'no_access', null],
        ['head', 'absent', 'officer'],
      ],
    });
    const both = away('officer', 'chief', away('head', 'officer'));
    expect(tell(both, 'grave').told).toEqual(['chief: deputy']);
  });

  it('takes no deputy who may not read the alert, who is gone, or who stands in a circle', () => {
    for (const deputy of ['agent', 'elsewhere', 'gone', 'head', null]) {
      expect(tell(away('head', deputy))).toMatchObject({
        told: ['officer: cx_officer'],
        rung: 2,
      });
    }
    expect(tell(away('head', 'elsewhere')).notTold).toContainEqual([
      'head',
      'absent_without_deputy',
      null,
    ]);
  });
});
