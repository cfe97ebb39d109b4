import { afterEach, describe, expect, it } from 'vitest';
import type { StoredAlert } from '#db/queries/alert-rows.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import { Detector } from '#server/services/detection/detector.ts';
import { Intake } from '#server/services/intake.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import { record } from '#tests/builders/records.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS, NOW } from '../store/engines.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A source that calls every half hour, on a clock of its own. */
/** Nothing may go wrong unseen. */
const onFailure = (error: unknown): never => {
  throw error;
};

class Feed {
  now = NOW;
  private readonly repository: Repository;
  private detector: Detector;
  private count = 0;

  constructor(repository: Repository) {
    this.repository = repository;
    this.detector = this.started();
  }

  private started(): Detector {
    const readMoment = createMomentReader(this.repository);
    return new Detector({
      repository: this.repository,
      readMoment,
      now: () => this.now,
      onFailure,
    });
  }

  /** The server is started anew. */
  restart(): void {
    this.detector = this.started();
  }

  async send(source = 'desk', at = this.now, importId: string | null = null): Promise<void> {
    this.count += 1;
    const intake = new Intake(this.repository, source);
    await intake.open({ en: source, ar: source }, []);
    const one = record('contact', `c${this.count}`, at, {});
    await intake.store([one], this.now, importId);
  }

  async look(): Promise<void> {
    const asked = { name: 'detection', holder: 'test', now: this.now, forMs: 10_000 };
    const fence = await this.repository.write('takeLease', asked);
    expect(await this.detector.round({ name: 'detection', fence: fence ?? 0 })).not.toBeNull();
  }

  /** Time passes while somebody looks every four minutes: after five without a look nobody would have watched. */
  async pass(ms: number): Promise<void> {
    for (const end = this.now + ms; this.now < end;) {
      this.now = Math.min(end, this.now + 4 * MINUTE);
      await this.look();
    }
  }

  async sendFor(times: number, gap: number): Promise<void> {
    for (let i = 0; i < times; i += 1) {
      await this.pass(gap);
      await this.send();
    }
  }

  async alerts(): Promise<StoredAlert[]> {
    const filters = { states: [], severities: [], departments: [], themes: [] };
    const asked = { filters, before: null, limit: 50 };
    return (await this.repository.read('listAlerts', asked)).alerts;
  }
}

describe.each(DIALECTS)('silence of a source on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  async function begun(): Promise<Feed> {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    const rules = DEFAULT_RULES.filter(({ condition }) => condition.kind === 'silence');
    await repository.write('beginAlertRules', { rules, by: 'nobody', now: NOW });
    const feed = new Feed(repository);
    await feed.look();
    return feed;
  }

  it('is one alert when twice the usual gap is over, and ends when data come again', async () => {
    const feed = await begun();
    await feed.sendFor(10, 30 * MINUTE);
    await feed.pass(HOUR);
    expect(await feed.alerts()).toEqual([]);
    const over = feed.now;
    feed.now += MINUTE;
    await feed.look();
    expect(await feed.alerts()).toMatchObject([
      {
        kind: 'silence',
        scope: { department: null, theme: null, source: 'desk' },
        facts: { value: 3660, expected: 1800, high: 3600, n: null },
        life: { state: 'open', severity: 'serious', lastAt: over },
      },
    ]);
    await feed.pass(3 * HOUR);
    expect(await feed.alerts()).toMatchObject([
      // It hears once an hour for how long it has been.
      { life: { state: 'open', lastAt: over }, facts: { value: 4 * 3600 + 60 } },
    ]);
    await feed.send();
    await feed.pass(MINUTE);
    expect(await feed.alerts()).toMatchObject([
      { life: { state: 'resolved', resolved: { why: 'ended' } } },
    ]);
    await feed.sendFor(3, 30 * MINUTE);
    // One of thirteen gaps is the breakdown, the usual one of them 31 minutes.
    await feed.pass(HOUR + 4 * MINUTE);
    expect((await feed.alerts()).map(({ life }) => life.state)).toEqual(['open', 'resolved']);
  });

  it('is none of a file that was imported once, nor of history handed in file by file', async () => {
    const feed = await begun();
    for (let i = 0; i < 12; i += 1) {
      await feed.pass(2 * MINUTE);
      await feed.send('file', feed.now, 'import-1');
      await feed.send('archive', NOW - (40 - i) * DAY, `import of month ${i}`);
    }
    await feed.pass(5 * HOUR);
    expect(await feed.alerts()).toEqual([]);
  });

  it('is not called by a server that was off, but by the time it is on', async () => {
    const feed = await begun();
    await feed.sendFor(10, 30 * MINUTE);
    await feed.pass(40 * MINUTE);
    feed.now += 3 * DAY;
    feed.restart();
    await feed.look();
    await feed.pass(20 * MINUTE);
    expect(await feed.alerts()).toEqual([]);
    await feed.pass(2 * MINUTE);
    expect(await feed.alerts()).toHaveLength(1);
    feed.now += 3 * DAY;
    feed.restart();
    await feed.pass(2 * MINUTE);
    expect(await feed.alerts()).toMatchObject([{ life: { state: 'open' } }]);
  });

  it('goes on through short restarts', async () => {
    const feed = await begun();
    await feed.sendFor(10, 30 * MINUTE);
    for (let i = 0; i < 15; i += 1) {
      feed.now += 4 * MINUTE;
      feed.restart();
      await feed.look();
    }
    expect(await feed.alerts()).toEqual([]);
    await feed.pass(2 * MINUTE);
    expect(await feed.alerts()).toHaveLength(1);
  });

  it('is not called by a clock that jumps, ahead or back', async () => {
    const feed = await begun();
    await feed.sendFor(10, 30 * MINUTE);
    for (const jump of [400 * DAY, -400 * DAY, -2 * HOUR]) {
      feed.now += jump;
      await feed.send();
      await feed.look();
      await feed.pass(30 * MINUTE);
      feed.now += jump;
      await feed.look();
      await feed.sendFor(2, 30 * MINUTE);
      expect(await feed.alerts()).toEqual([]);
    }
    // Each time an hour passed between two calls, a jump apart: that is usual by now.
    await feed.pass(2 * HOUR + 2 * MINUTE);
    expect(await feed.alerts()).toHaveLength(1);
  });

  it('does not begin anew when somebody has resolved it and the source stays silent', async () => {
    const feed = await begun();
    await feed.sendFor(10, 30 * MINUTE);
    await feed.pass(2 * HOUR);
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    const action = { kind: 'resolve' as const, reason: 'It was taken out of service.' };
    await repository.write('actOnAlert', { id: 1, action, by: 'somebody', now: feed.now });
    feed.restart();
    await feed.pass(3 * HOUR);
    expect(await feed.alerts()).toMatchObject([{ life: { state: 'resolved' } }]);
  });
});
