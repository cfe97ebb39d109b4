import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { dimensionAnswerSchema, DimensionValueInfo } from '#server/contract/dimensions.ts';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { FilledApp } from './filled.ts';
import { filledApp, WEEK } from './filled.ts';

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp();
});
afterEach(() => filled.drop());

const Q = `from=${WEEK.from}&to=${WEEK.to}`;

async function patched<T>(path: string, body: unknown): Promise<T> {
  const response = await filled.patch(path, body);
  const answer: unknown = await response.json();
  if (response.status !== 200) throw new Error(JSON.stringify(answer));
  // checkAnswer has parsed it by its schema.
  return answer as T;
}

async function refused(
  path: string,
  body: unknown,
): Promise<{ status: number; code: string; message: string }> {
  const response = await filled.patch(path, body);
  // checkAnswer has parsed it by the schema of errors.
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return { status: response.status, ...error };
}

async function groups(by: string): Promise<Map<string, number | null>> {
  const { series } = await filled.json<MetricsAnswer>(`/api/metrics?metrics=volume&${Q}&by=${by}`);
  return new Map(series.map(({ group, total }) => [group?.key ?? '', total.value]));
}

describe('the organisation’s settings', () => {
  it('tell the last complete week, today and how far data reaches', async () => {
    const answer = await filled.json<OrganisationAnswer>('/api/organisation');
    expect(answer).toMatchObject({
      zone: 'Asia/Riyadh',
      weekStart: 'sun',
      lastWeek: WEEK,
      calendarWeek: WEEK,
      today: '2026-11-22',
      dataThrough: '2026-11-21',
      name: { en: 'Test house' },
    });
    filled.clock.now += 30 * 86_400_000;
    const later = await filled.json<OrganisationAnswer>('/api/organisation');
    expect(later.lastWeek).toEqual(WEEK);
    expect(later.calendarWeek).toEqual({ from: '2026-12-13', to: '2026-12-20' });
  });

  it('change where they are named and stay elsewhere', async () => {
    const before = await filled.json<OrganisationAnswer>('/api/organisation');
    const after = await patched<OrganisationAnswer>('/api/organisation', {
      cards: ['volume', 'nps:relationship'],
      language: 'ar',
    });
    expect(after).toEqual({ ...before, cards: ['volume', 'nps:relationship'], language: 'ar' });
  });

  it('do not lose one of two changes made at once', async () => {
    await Promise.all([
      patched('/api/organisation', { currency: 'EUR' }),
      patched('/api/organisation', { timeReversed: true }),
    ]);
    expect(await filled.json<OrganisationAnswer>('/api/organisation')).toMatchObject({
      currency: 'EUR',
      timeReversed: true,
    });
  });

  it('cut every day and week anew when the zone or the week start changes', async () => {
    const after = await patched<OrganisationAnswer>('/api/organisation', {
      zone: 'America/Los_Angeles',
      weekStart: 'mon',
    });
    expect(after.lastWeek).toEqual({ from: '2026-11-09', to: '2026-11-16' });
    expect(after.today).toBe('2026-11-22');
    for (let slot = 0; slot < filled.repository.slots; slot++) {
      expect((await filled.repository.read('checkStore', { slot })).differences).toEqual([]);
    }
    const answer = await filled.json<MetricsAnswer>(`/api/metrics?metrics=volume&${Q}`);
    expect(answer.period.zone).toBe('America/Los_Angeles');
  });

  it.each([
    [{ zone: 'Asia/Riad' }, 400, 'ZONE_UNKNOWN', 'Asia/Riad'],
    [{ cards: ['nps', 'volumes'] }, 400, 'METRIC_UNKNOWN', 'volumes'],
    [{ cards: ['nps', 'nps'] }, 400, 'SETTING_INVALID', 'nps'],
    [{ weekend: [7] }, 400, 'REQUEST_INVALID', '7'],
    [{ workingHours: { from: 960, to: 960 } }, 400, 'SETTING_INVALID', '960'],
    [{ workingHours: { from: 480, to: 1441 } }, 400, 'REQUEST_INVALID', '1441'],
    [{ holidays: ['sa', 'sa'] }, 400, 'SETTING_INVALID', 'sa'],
    [{ holidays: ['mars'] }, 400, 'REQUEST_INVALID', 'mars'],
  ])('refuse %j', async (change, status, code, seen) => {
    const before = await filled.json<OrganisationAnswer>('/api/organisation');
    const answer = await refused('/api/organisation', change);
    expect(answer).toMatchObject({ status, code });
    expect(answer.message).toContain(seen);
    expect(await filled.json<OrganisationAnswer>('/api/organisation')).toEqual(before);
  });
});

describe('the values of a dimension', () => {
  type Values = z.infer<typeof dimensionAnswerSchema>;

  it('are listed with what is known of them', async () => {
    const { values } = await filled.json<Values>('/api/dimensions/department');
    expect(values.find(({ key }) => key === 'billing')).toEqual({
      key: 'billing',
      name: { en: 'Billing', ar: 'الفوترة' },
      named: true,
      parent: 'service',
      alias: null,
      kind: null,
    });
    expect(values.find(({ key }) => key === 'delivery')).toMatchObject({
      named: false,
      parent: null,
    });
  });

  it('are named, also those whose key has a comma, a space or Arabic letters', async () => {
    for (const key of ['south, coast', 'الوسطى']) {
      const named = await patched<DimensionValueInfo>(
        `/api/dimensions/region/${encodeURIComponent(key)}`,
        {
          name: { en: 'Named', ar: 'مسمّى' },
        },
      );
      expect(named).toMatchObject({ key, named: true });
    }
    const { series } = await filled.json<MetricsAnswer>(
      `/api/metrics?metrics=volume&${Q}&by=region`,
    );
    expect(series.find(({ group }) => group?.key === 'الوسطى')?.group?.name.en).toBe('Named');
    expect(series.find(({ group }) => group?.key === 'north')?.group?.name).toEqual({
      en: 'north',
      ar: 'north',
    });
  });

  it('are shown as another after a merge, which counts both, and as themselves after it is undone', async () => {
    const before = await groups('region');
    await patched('/api/dimensions/region/north', { alias: 'الوسطى' });
    const merged = await groups('region');
    expect(merged.has('north')).toBe(false);
    expect(merged.get('الوسطى')).toBe((before.get('الوسطى') ?? 0) + (before.get('north') ?? 0));
    const filtered = await filled.json<MetricsAnswer>(
      `/api/metrics?metrics=volume&${Q}&filter=region=north`,
    );
    expect(filtered.series[0]?.total.value).toBe(merged.get('الوسطى'));
    await patched('/api/dimensions/region/north', { alias: null });
    expect(await groups('region')).toEqual(before);
  });

  it('are shown as the last of a chain of merges', async () => {
    const before = await groups('department');
    await patched('/api/dimensions/department/cards', { alias: 'billing' });
    await patched('/api/dimensions/department/billing', { alias: 'delivery' });
    const after = await groups('department');
    const sum = (...keys: string[]) => keys.reduce((n, key) => n + (before.get(key) ?? 0), 0);
    expect(after.get('delivery')).toBe(sum('cards', 'billing', 'delivery'));
    expect([...after.keys()]).not.toContain('cards');
  });

  it('move below another department', async () => {
    await patched('/api/dimensions/department/delivery', { parent: 'service' });
    const before = await groups('department');
    const { series } = await filled.json<MetricsAnswer>(
      `/api/metrics?metrics=volume&${Q}&filter=department=service`,
    );
    const all = [...before]
      .filter(([key]) => key !== '')
      .reduce((n, [, value]) => n + (value ?? 0), 0);
    expect(series[0]?.total.value).toBe(all);
  });

  it.each([
    ['region/north', { alias: 'north' }, 409, 'ALIAS_CYCLE', 'north'],
    ['department/service', { parent: 'billing' }, 409, 'ALIAS_CYCLE', 'billing'],
    ['region/north', { alias: 'nord' }, 400, 'DIMENSION_VALUE_UNKNOWN', 'nord'],
    ['region/nord', { name: { en: 'x', ar: 'y' } }, 404, 'NOT_FOUND', 'nord'],
    ['regions/north', { alias: null }, 400, 'DIMENSION_UNKNOWN', 'regions'],
    ['region/north', { parent: 'الوسطى' }, 400, 'SETTING_INVALID', 'الوسطى'],
    ['region/north', { kind: 'assisted' }, 400, 'SETTING_INVALID', 'assisted'],
    ['channel/phone', { kind: 'telepathy' }, 400, 'REQUEST_INVALID', 'telepathy'],
  ])('refuse %s %j', async (address, change, status, code, seen) => {
    const answer = await refused(`/api/dimensions/${address}`, change);
    expect(answer).toMatchObject({ status, code });
    expect(answer.message).toContain(seen);
  });

  it('never merge in a circle', async () => {
    await patched('/api/dimensions/region/north', { alias: 'الوسطى' });
    const answer = await refused(`/api/dimensions/region/${encodeURIComponent('الوسطى')}`, {
      alias: 'north',
    });
    expect(answer).toMatchObject({ status: 409, code: 'ALIAS_CYCLE' });
  });
});
