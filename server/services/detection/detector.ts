import type { Ended } from '#db/queries/alert-signals.ts';
import type { Held } from '#db/queries/leases.ts';
import type { Repository } from '#db/store/store.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import { hasSeries } from '../../domain/alerts/rule.ts';
import type { Signal } from '../../domain/alerts/signal.ts';
import { groupOf } from '../../domain/alerts/signal.ts';
import { breathe } from '../breathe.ts';
import type { Moment, MomentReader } from '../organisation/reference.ts';
import { explained } from './explained.ts';
import { freshSignals } from './fresh-signals.ts';
import { HourBook } from './hour-book.ts';
import { hourSignals } from './hour-signals.ts';
import { ruleSignals } from './rule-signals.ts';
import { asShown } from '../../domain/follow-ups/late.ts';
import { unhappyAnswers } from '../follow-ups/unhappy.ts';
import { watchLoops } from '../loops/watch.ts';
import { followUpSignals } from './follow-up-signals.ts';
import { loopSignals } from './loop-signals.ts';
import { silenceSignals } from './silence-signals.ts';

/** Records looked at in one transaction. */
const FRESH_AT_ONCE = 500;
/** Series are looked at again so soon (ms) after records came, and after so long when nothing seems to have changed. */
const SOON_MS = 5000;
const LATE_MS = 60_000;
/** How often it is looked at which sources are silent, which loops are late or have regressed, which customers wait (ms). */
const SILENCE_MS = 30_000;
/** How often the alert of a source that stays silent, or of what stays late, hears for how long it has been (ms). */
const STILL_SILENT_MS = 3_600_000;

/** What was there when series were looked at last. */
type Looked = { at: number; settings: number; records: number; today: number };

export type DetectorDeps = {
  repository: Repository;
  readMoment: MomentReader;
  now: () => number;
  /** Hears of a rule that could not be looked at; the others are. */
  onFailure: (error: unknown) => void;
};

/**
 * Looks at what came in and at the watched series, and hands what it finds to the alerts. All that is to be remembered over a
 * restart is in the store; a detector only remembers when it looked last.
 */
export class Detector {
  private readonly deps: DetectorDeps;
  private looked: Looked | null = null;
  private readonly hours = new HourBook();
  private listenedAt: number | null = null;
  /** Day on which closed loops were looked at last. */
  private watchedOn: number | null = null;
  /** When each silence was told last, by what it says. */
  private told: ReadonlyMap<string, number> = new Map();

  constructor(deps: DetectorDeps) {
    this.deps = deps;
  }

  /** One round under a lease; gives how many signals and alerts it saw to, null when the lease is somebody else's by now. */
  async round(held: Held, signal?: AbortSignal): Promise<number | null> {
    const { repository, readMoment, now } = this.deps;
    const rules = (await repository.read('readAlertRules', undefined)).filter(({ isOn }) => isOn);
    const moment = await readMoment(now());
    let count = await this.lookAtFresh(held, rules, moment);
    if (count !== null && this.isDue(moment) && !signal?.aborted) {
      const found = await this.lookAtSeries(held, rules, moment);
      count = found === null ? null : count + found;
    }
    if (count !== null && !signal?.aborted) {
      const silent = await this.listen(held, rules, moment);
      count = silent === null ? null : count + silent;
    }
    if (count !== null && !signal?.aborted) await this.watchClosed(moment);
    if (count === null) return null;
    if (!(await repository.read('isAlertDue', { now: now() }))) return count;
    const climbed = await repository.write('climbHeld', { held, now: now() });
    return climbed === null ? null : count + climbed;
  }

  private async lookAtFresh(
    held: Held,
    rules: readonly AlertRule[],
    moment: Moment,
  ): Promise<number | null> {
    const { repository, now } = this.deps;
    let count = 0;
    for (;;) {
      const fresh = await repository.read('readFresh', { limit: FRESH_AT_ONCE });
      if (fresh.length === 0) return count;
      const found = freshSignals(rules, fresh, { ...moment, now: now() });
      const { followUps: rule } = moment.reference.organisation;
      const unhappy = { answers: unhappyAnswers(fresh, moment), rule };
      const settled = { held, ended: [], unhappy, now: now(), ...found };
      if ((await repository.write('settleDetected', settled)) === null) return null;
      count += found.signals.length;
    }
  }

  private async listen(
    held: Held,
    rules: readonly AlertRule[],
    { reference }: Moment,
  ): Promise<number | null> {
    const { repository } = this.deps;
    const now = this.deps.now();
    const { listenedAt } = this;
    if (listenedAt !== null && now >= listenedAt && now - listenedAt < SILENCE_MS) return 0;
    const beats = await repository.write('watchSources', { held, now });
    if (beats === null) return null;
    const open = await repository.read('listOpenCauses', undefined);
    const silent = silenceSignals(rules, beats, { open, now });
    const late = await repository.read('listLate', { now, departments: null });
    const regressed = await repository.read('listRegressed', undefined);
    const ofLoops = loopSignals(rules, { late, regressed }, { open });
    const { department } = reference.books;
    const waiting = await repository.read('listLateFollowUps', { now });
    const shown = asShown(waiting, (code) => department.shownAs(code));
    const ofCustomers = followUpSignals(rules, shown, { open });
    const found = {
      signals: [...silent.signals, ...ofLoops.signals, ...ofCustomers.signals],
      ended: [...silent.ended, ...ofLoops.ended, ...ofCustomers.ended],
    };
    const told = new Map<string, number>();
    const signals = found.signals.filter((signal) => {
      const { rule, severity, at, facts } = signal;
      const name = JSON.stringify([groupOf(signal), rule, severity, at, facts.n]);
      const before = this.told.get(name);
      const isNews = before === undefined || Math.abs(now - before) >= STILL_SILENT_MS;
      told.set(name, isNews ? now : before);
      return isNews;
    });
    const { ended } = found;
    if (signals.length + ended.length > 0) {
      const settled = { held, signals, ended, seen: [], now };
      if ((await repository.write('settleDetected', settled)) === null) return null;
    }
    [this.told, this.listenedAt] = [told, now];
    return signals.length + ended.length;
  }

  /** Once a day: weeks are what is read. */
  private async watchClosed(moment: Moment): Promise<void> {
    if (this.watchedOn === moment.today) return;
    const { repository, now, onFailure } = this.deps;
    try {
      await watchLoops(repository, moment, now());
    } catch (error) {
      onFailure(error);
    }
    this.watchedOn = moment.today;
  }

  private isDue({ pulse: { settings, records }, today }: Moment): boolean {
    const { looked } = this;
    const now = this.deps.now();
    if (!looked || looked.today !== today || now < looked.at) return true;
    const isChanged = looked.settings !== settings || looked.records !== records;
    return now - looked.at >= (isChanged ? SOON_MS : LATE_MS);
  }

  private async lookAtSeries(
    held: Held,
    rules: readonly AlertRule[],
    moment: Moment,
  ): Promise<number | null> {
    const { repository, now, onFailure } = this.deps;
    const { pulse, today } = moment;
    const { hours: book } = this;
    book.keepOnly(rules);
    const open = await repository.read('listOpenCauses', undefined);
    const signals: Signal[] = [];
    const ended: Ended[] = [];
    for (const rule of rules) {
      if (!hasSeries(rule.condition.kind)) continue;
      try {
        const found =
          rule.grain === 'hour'
            ? await hourSignals(repository, moment, rule, { book, open, now: now() })
            : await ruleSignals(repository, moment, rule, open);
        signals.push(...found.signals);
        ended.push(...found.ended);
      } catch (error) {
        onFailure(error);
      }
      await breathe();
    }
    const told = await explained(repository, moment, { rules, signals, open });
    const there = new Set(signals.map(groupOf));
    const over = ended.filter((one) => !there.has(groupOf(one)));
    const settled = { held, signals: told, ended: over, seen: [], now: now() };
    if (told.length + over.length > 0) {
      if ((await repository.write('settleDetected', settled)) === null) return null;
    }
    this.looked = { at: now(), settings: pulse.settings, records: pulse.records, today };
    return told.length;
  }
}
