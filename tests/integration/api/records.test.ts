import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { RecordsAnswer } from '#server/contract/records.ts';
import { CATALOGUE } from '#server/domain/metrics/catalogue.ts';
import type { FilledApp } from './filled.ts';
import { filledApp, WEEK } from './filled.ts';

let filled: FilledApp;
beforeAll(async () => {
  filled = await filledApp();
});
afterAll(() => filled.drop());

const WEEK_QUERY = `from=${WEEK.from}&to=${WEEK.to}`;

function total(answer: MetricsAnswer) {
  const [series] = answer.series;
  if (!series) throw new Error('no series');
  return series.total;
}

describe('the records behind a number', () => {
  const metrics = CATALOGUE.map(({ id, recordsAre }) => [id, recordsAre] as const);

  it.each(metrics)('add up to the number clicked: %s', async (id, recordsAre) => {
    for (const filter of [
      '',
      '&filter=department=service',
      '&filter=channel=phone&filter=attr.tier=gold',
    ]) {
      const number = total(
        await filled.json<MetricsAnswer>(`/api/metrics?metrics=${id}&${WEEK_QUERY}${filter}`),
      );
      const list = await filled.json<RecordsAnswer>(
        `/api/records?metric=${id}&${WEEK_QUERY}${filter}`,
      );
      expect(list.value).toEqual(number);
      const standsForMany = list.records.some(({ kind }) => kind === 'daily_total');
      if (
        !standsForMany &&
        !['contacts', 'abandonment', 'service_level', 'speed_of_answer', 'talk_time'].includes(id)
      ) {
        expect(list.total).toBe(number[recordsAre] ?? 0);
      }
    }
  });

  it('pages through all of them, each once, in the order of time', async () => {
    const seen: string[] = [];
    const times: string[] = [];
    let cursor: string | null = null;
    let totals = 0;
    do {
      const at: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page: RecordsAnswer = await filled.json<RecordsAnswer>(
        `/api/records?metric=volume&${WEEK_QUERY}&limit=7${at}`,
      );
      expect(page.records.length).toBeLessThanOrEqual(7);
      seen.push(...page.records.map(({ externalId }) => externalId));
      times.push(...page.records.map((one) => one.at));
      totals = page.total;
      cursor = page.next;
    } while (cursor !== null);
    expect(seen.length).toBe(totals);
    expect(new Set(seen).size).toBe(totals);
    expect(times).toEqual([...times].sort());
  });

  it('pages over two kinds of record without losing or repeating any', async () => {
    const seen = new Set<string>();
    let cursor: string | null = null;
    let totals = 0;
    do {
      const at: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page: RecordsAnswer = await filled.json<RecordsAnswer>(
        `/api/records?metric=contacts&${WEEK_QUERY}&limit=50${at}`,
      );
      for (const { kind, externalId: id } of page.records) {
        expect(seen.has(`${kind} ${id}`)).toBe(false);
        seen.add(`${kind} ${id}`);
      }
      totals = page.total;
      cursor = page.next;
    } while (cursor !== null);
    expect(seen.size).toBe(totals);
    expect([...seen].some((one) => one.startsWith('daily_total'))).toBe(true);
  });

  it('are told in the words of the API', async () => {
    const { records } = await filled.json<RecordsAnswer>(
      `/api/records?metric=csat:service&${WEEK_QUERY}&filter=department.only=billing&limit=1`,
    );
    const [one] = records;
    expect(one).toMatchObject({
      kind: 'response',
      source: 'desk',
      dimensions: { department: { key: 'billing', name: { en: 'Billing', ar: 'الفوترة' } } },
      fields: { instrument: 'service', invitedAt: null },
    });
    expect(one?.fields['deliveredAt']).toMatch(/^2026-11-\d\dT\d\d:\d\d:00\.000Z$/);
    expect(one?.at).toMatch(/^2026-11-/);
  });

  it('lead from every group of a breakdown by the filter the group carries', async () => {
    for (const by of ['department', 'region', 'channel']) {
      const { series } = await filled.json<MetricsAnswer>(
        `/api/metrics?metrics=volume,nps&${WEEK_QUERY}&by=${by}`,
      );
      for (const { metric, group, total: number } of series) {
        const filter = encodeURIComponent(group?.filter ?? '');
        const list = await filled.json<RecordsAnswer>(
          `/api/records?metric=${metric}&${WEEK_QUERY}&filter=${filter}&limit=1`,
        );
        expect(list.total, `${metric} ${group?.filter}`).toBe(number.n);
      }
    }
  });

  it('refuse a cursor of another question', async () => {
    const { next } = await filled.json<RecordsAnswer>(
      `/api/records?metric=volume&${WEEK_QUERY}&limit=1`,
    );
    const response = await filled.get(`/api/records?metric=backlog&${WEEK_QUERY}&cursor=${next}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'CURSOR_INVALID' } });
  });
});
