import { USUAL_RULE } from '#server/domain/follow-ups/follow-up.ts';
import { USUAL_HOURS } from '#server/domain/alerts/business-clock.ts';
import { describe, expect, test } from 'vitest';
import { DEMO_ROUNDS, DEMO_TOPICS, demoBeliefs } from '#db/demo/beliefs.ts';
import { Customers } from '#db/demo/customers.ts';
import { DEMO_DIMENSIONS } from '#db/demo/dimension-values.ts';
import {
  DEMO_ATTRIBUTES,
  DEMO_EVENTS,
  DEMO_INSTRUMENTS,
  DEMO_ORGANISATION,
  DEMO_SOURCE,
  DEMO_TARGETS,
} from '#db/demo/organisation.ts';
import { Random } from '#db/demo/random.ts';
import { PRAISE_SENTENCES } from '#db/demo/texts/praise.ts';
import { COMPLAINT_SENTENCES, complaint, praise } from '#db/demo/wording.ts';
import { organisationSchema } from '#server/contract/organisation.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import { metricById } from '#server/domain/metrics/catalogue.ts';

const ARABIC = /[\u0600-\u06ff]/;
const LATIN = /[A-Za-z]/;

function expectBilingual(name: { en: string; ar: string }): void {
  expect(name.en).toMatch(LATIN);
  expect(name.en).not.toMatch(ARABIC);
  expect(name.ar).toMatch(ARABIC);
  expect(name.ar).not.toMatch(LATIN);
}

describe('the demonstration organisation', () => {
  test('has settings that the contract accepts', () => {
    expect(
      organisationSchema.safeParse({
        ...DEMO_ORGANISATION,
        // What nobody has said is added where settings are read.
        holidays: [],
        workingHours: USUAL_HOURS,
        followUps: USUAL_RULE,
        demonstration: true,
      }).success,
    ).toBe(true);
    expect(DEMO_ORGANISATION).toMatchObject({
      zone: 'Asia/Riyadh',
      weekStart: 'sun',
      weekend: [5, 6],
      currency: 'SAR',
    });
  });

  test('names everything it has in English and in Arabic', () => {
    expectBilingual(DEMO_ORGANISATION.name);
    expectBilingual(DEMO_SOURCE.name);
    for (const dimension of DIMENSIONS)
      for (const value of DEMO_DIMENSIONS[dimension]) expectBilingual(value);
    for (const { question } of DEMO_INSTRUMENTS) expectBilingual(question);
    for (const { name } of DEMO_ATTRIBUTES) expectBilingual(name);
  });

  test('has different keys and different names within each dimension', () => {
    for (const dimension of DIMENSIONS) {
      const values = DEMO_DIMENSIONS[dimension];
      expect(values.length).toBeGreaterThan(1);
      for (const part of ['key', 'en', 'ar'] as const) {
        expect(new Set(values.map((value) => value[part])).size).toBe(values.length);
      }
    }
  });

  test('has a department within a department, and a kind for every channel', () => {
    const departments = DEMO_DIMENSIONS.department;
    const parents = departments.flatMap(({ parent }) => parent ?? []);
    expect(parents.length).toBeGreaterThan(0);
    for (const parent of parents) expect(departments.some(({ key }) => key === parent)).toBe(true);
    const kinds = new Set(DEMO_DIMENSIONS.channel.map(({ channelKind }) => channelKind ?? 'none'));
    expect([...kinds].sort()).toEqual(['assisted', 'automated', 'public', 'self_service']);
  });

  test('measures recommendation on 0–10, satisfaction on 1–5 and ease on 1–7 with the usual boxes', () => {
    // METRICS.md 1: promoters 9–10, detractors 0–6; satisfied 4–5 of 5; easy 5–7 of 7.
    const scales = DEMO_INSTRUMENTS.map(({ kind, scaleMin, scaleMax, topFrom }) => [
      kind,
      scaleMin,
      scaleMax,
      topFrom,
    ]);
    expect(scales).toEqual([
      ['nps', 0, 10, 9],
      ['csat', 1, 5, 4],
      ['ces', 1, 7, 5],
    ]);
    expect(DEMO_INSTRUMENTS[0]?.bottomTo).toBe(6);
  });

  test('has targets and cards for metrics of the catalogue and instruments it asks', () => {
    const ids = [...DEMO_TARGETS.map(({ metric }) => metric), ...DEMO_ORGANISATION.cards];
    for (const id of ids) expect(metricById(id.replace(/:.*/, '')), id).not.toBeNull();
    for (const id of ids.filter((one) => one.includes(':'))) {
      const [kind, instrument] = id.split(':');
      expect(DEMO_INSTRUMENTS.some((one) => one.kind === kind && one.id === instrument)).toBe(true);
    }
  });
});

describe('its targets and events', () => {
  test('are about departments it has, each target from a day of its own', () => {
    const departments = DEMO_DIMENSIONS.department.map(({ key }) => key);
    for (const { department } of DEMO_TARGETS) {
      if (department !== null) expect(departments).toContain(department);
    }
    const begun = DEMO_TARGETS.map(({ metric, department, weeksBefore }) =>
      [metric, department, weeksBefore].join(),
    );
    expect(new Set(begun).size).toBe(begun.length);
    for (const { scope } of DEMO_EVENTS) {
      if (scope) {
        expect(DEMO_DIMENSIONS[scope.dimension].map(({ key }) => key)).toContain(scope.key);
      }
    }
  });

  test('are told in both languages: events and sentences by both, targets in one or the other', () => {
    for (const { name } of DEMO_EVENTS) {
      expect(name.en).toMatch(LATIN);
      expect(name.ar).toMatch(ARABIC);
    }
    for (const { wording } of DEMO_TOPICS) expectBilingual(wording);
    const reasons = DEMO_TARGETS.map(({ reason }) => reason);
    expect(reasons.some((one) => ARABIC.test(one))).toBe(true);
    expect(reasons.some((one) => LATIN.test(one))).toBe(true);
  });
});

describe('what its leaders believe', () => {
  const agreeing = (seed: number, round: number, topic: number) => {
    const scores = demoBeliefs(seed, round).flatMap(({ answers }) =>
      answers.filter((one) => one.department === null && one.topic === topic),
    );
    return scores.filter(({ score }) => score >= 4).length / scores.length;
  };

  test('is the same for the same seed, and another for another', () => {
    expect(demoBeliefs(3, 0)).toEqual(demoBeliefs(3, 0));
    expect(demoBeliefs(3, 0)).not.toEqual(demoBeliefs(4, 0));
    expect(demoBeliefs(3, 0)).not.toEqual(demoBeliefs(3, 1));
  });

  test('is better than what customers say, in most seeds, and of known departments', () => {
    // Targets of the same organisation: what customers reach is about there.
    const seeds = Array.from({ length: 40 }, (_, seed) => seed);
    const shares = seeds.flatMap((seed) => DEMO_ROUNDS.map((_, round) => agreeing(seed, round, 0)));
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(mean).toBeGreaterThan(0.85);
    expect(mean).toBeLessThan(0.99);
    const keys = DEMO_DIMENSIONS.department.map(({ key }) => key);
    for (const { answers } of demoBeliefs(1, 0))
      for (const { department, score } of answers) {
        if (department !== null) expect(keys).toContain(department);
        expect([1, 2, 3, 4, 5]).toContain(score);
      }
  });
});

describe('what its customers write', () => {
  const themes = DEMO_DIMENSIONS.theme.map(({ key }) => key);

  test('has at least eight sentences a theme and language, each once', () => {
    expect(Object.keys(COMPLAINT_SENTENCES).sort()).toEqual([...themes].sort());
    for (const { en, ar } of Object.values(COMPLAINT_SENTENCES)) {
      for (const sentences of [en, ar]) {
        expect(sentences.length).toBeGreaterThanOrEqual(8);
        expect(new Set(sentences).size).toBe(sentences.length);
      }
    }
  });

  test('is in the language it says, with every slot filled and nobody identified', () => {
    const random = new Random(7);
    for (const language of ['en', 'ar'] as const) {
      const texts = themes.flatMap((theme) =>
        Array.from({ length: 60 }, () => complaint(theme, language, random)),
      );
      for (const key of Object.keys(PRAISE_SENTENCES)) texts.push(praise(key, language, random));
      for (const text of texts) {
        expect(text).toMatch(language === 'en' ? LATIN : ARABIC);
        expect(text).not.toMatch(language === 'en' ? ARABIC : LATIN);
        expect(text).not.toMatch(/[{}@]|\d{4,}/);
      }
    }
  });
});

test('a customer is the same person whenever met, and of the region asked for', () => {
  const [one, other] = [new Customers(3), new Customers(3)];
  const met = Array.from({ length: 500 }, (_, i) => one.any(new Random(1, i)));
  expect(Array.from({ length: 500 }, (_, i) => other.any(new Random(1, i)))).toEqual(met);
  expect(one.of('asir', new Random(2)).region).toBe('asir');
  const arabic = met.filter(({ language }) => language === 'ar').length;
  expect(arabic).toBeGreaterThan(250);
});
