import type { BackupFacts } from '#db/backup.ts';
import type { FolderLock } from '#db/data-folder.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository, Store } from '#db/store/store.ts';
import { ownStorePath } from '#db/data-folder.ts';
import { AnswerCache } from '../http/answer-cache.ts';
import { createApp } from '../http/app.ts';
import type { AppDeps } from '../http/deps.ts';
import { deliveryTell } from '../messages/delivery.ts';
import { startDelivery } from '../jobs/delivery.ts';
import { startAssignments } from '../jobs/assignments.ts';
import { startDetection } from '../jobs/detection.ts';
import { startBackups } from '../jobs/backup.ts';
import { startInbox } from '../jobs/inbox.ts';
import { startLinker } from '../jobs/linker.ts';
import type { Job } from '../jobs/locked-loop.ts';
import { startSchedule } from '../jobs/schedule.ts';
import { startTexts } from '../jobs/texts.ts';
import { startThemes } from '../jobs/themes.ts';
import { Detector } from '../services/detection/detector.ts';
import { beginRules } from '../services/alerts/rules.ts';
import type { Assigning } from '../services/assignments/assigning.ts';
import { HandChanges } from '../services/assignments/by-hand.ts';
import type { Intaking, OwnStore } from '../services/imports/intaking.ts';
import { headerSentences, outcomeSentence } from '../messages/inbox.ts';
import { sentence } from '../messages/sentence.ts';
import type { DryRuns } from '../services/imports/dry-runs.ts';
import { tellWeek } from '../services/delivery/tell-week.ts';
import type { OutgoingWays } from '../services/delivery/outgoing.ts';
import { LiveEvents } from '../services/live/live-events.ts';
import type { BackupSetting } from '../services/operations/backups.ts';
import { createMomentReader } from '../services/organisation/reference.ts';
import { readStoreFacts } from '../services/imports/plan.ts';
import { ImportRunner } from '../services/imports/runner.ts';
import type { EraseDeps } from '../services/erasure/erase.ts';
import { filesBeside } from '../services/erasure/files-beside.ts';
import { erasureRound } from '../services/erasure/round.ts';
import { retentionRound } from '../services/retention/round.ts';
import { Surveyor } from '../services/sources/surveyor.ts';
import type { Uploads } from '../services/imports/uploads.ts';

export type ServingDeps = Omit<
  AppDeps,
  | 'store'
  | 'isDemonstration'
  | 'intaking'
  | 'answers'
  | 'keptFiles'
  | 'nudgeErasing'
  | 'onThemes'
  | 'ways'
  | 'live'
  | 'operations'
> & {
  store: Store;
  uploads: Uploads;
  /** Takes the linker's lock; null = somebody else links this folder's store. */
  lockLinker: () => FolderLock | null;
  /** Takes the lock of who goes through records when what is set on them changed. */
  lockAssignments: () => FolderLock | null;
  /** Where and when backups of one's own data are made by themselves; null = they are not. */
  backups: BackupSetting | null;
  /** Makes, opens and checks a backup of one's own data in a new file. */
  backUp: (target: string) => Promise<BackupFacts>;
  /** Who holds this store's leases, unlike anybody else at it. */
  holder: string;
  /** How messages leave. */
  ways: OutgoingWays;
  /** Where files are put to be imported, and the lock of who takes them. */
  inbox: { root: string; lock: () => FolderLock | null };
  dryRuns: DryRuns;
  /** The folder that holds everything. */
  dataDir: string;
  /** Where one's own is found instead; null = this store is one's own. */
  ownInstead: Pick<Intaking, 'own' | 'receive' | 'ownFacts'> | null;
};

/** One store being served, with the work that goes on beside. */
export type Serving = {
  repository: Repository;
  own: OwnStore;
  fetch: (request: Request, env: object) => Promise<Response>;
  /** Ends what is kept open to tell screens of changes. */
  hush: () => void;
  /** Lets requests under way end, stops the work, closes the store. */
  stop: () => Promise<void>;
};

/** Begins to serve a store. */
export async function startServing(deps: ServingDeps): Promise<Serving> {
  const { store, uploads, now, log, ownInstead, holder } = deps;
  const repository = store.as(LOCAL_ADMINISTRATOR);
  await repository.write('releaseClaims', undefined);
  await beginRules(repository, now());
  const failed = (work: string, error: unknown): void => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log({ level: 'error', event: 'work failed', work, error: text });
  };
  const answers = new AnswerCache(deps.answerCacheBytes);
  const files = filesBeside(deps.dataDir, ownStorePath(deps.dataDir), repository);
  const erasing: EraseDeps = {
    repository,
    audit: deps.accounts.audit,
    now,
    files,
    onErased: () => {
      answers.clear();
      deps.dryRuns.forgetAll();
    },
  };
  const linker = startLinker({
    repository,
    now,
    lock: deps.lockLinker,
    // The demonstration's customers are invented.
    ...(ownInstead ? {} : { afterwards: agedAndErased(erasing) }),
    onFailure: (error) => failed('linker', error),
  });
  const detection = startDetection({
    repository,
    detector: new Detector({
      repository,
      readMoment: createMomentReader(repository),
      now,
      onFailure: (error) => failed('detection', error),
    }),
    holder,
    now,
    onAlerts: () => {
      live.nudge();
      delivery.nudge();
    },
    onFailure: (error) => failed('detection', error),
  });
  const nudge = (): void => {
    detection.nudge();
    linker.nudge();
  };
  const runner = new ImportRunner({
    repository,
    uploads,
    now,
    onFailure: (id, error) => failed(`import ${id}`, error),
    onStored: nudge,
  });
  const own: OwnStore = { repository, runner, nudge };
  const intaking: Intaking = {
    uploads,
    now,
    dryRuns: deps.dryRuns,
    ...(ownInstead ?? {
      own: () => Promise.resolve(own),
      receive: () => Promise.resolve(own),
      ownFacts: () => readStoreFacts(repository),
    }),
  };
  const themes = startThemes({
    repository,
    now,
    onStored: nudge,
    onFailure: (error) => failed('themes', error),
  });
  const hand = new HandChanges(now);
  const assignments = startAssignments({
    repository,
    hand,
    now,
    lock: deps.lockAssignments,
    onStored: nudge,
    onFailure: (error) => failed('assignments', error),
  });
  const assigning: Assigning = {
    hand,
    nudge: () => {
      assignments.nudge();
      nudge();
    },
  };
  const surveyor = new Surveyor({
    repository,
    now,
    onFailure: (error) => failed('survey', error),
  });
  const live = new LiveEvents({
    repository,
    now,
    onFailure: (error) => failed('live', error),
  });
  const delivery = startDelivery({
    repository,
    as: (viewer) => store.as(viewer),
    accounts: deps.accounts.repository,
    readMoment: createMomentReader(repository),
    tell: deliveryTell,
    ...deps.ways,
    publicUrl: deps.publicUrl,
    now,
    chance: Math.random,
    holder,
    onFailure: (error) => failed('delivery', error),
  });
  const app = createApp({
    ...deps,
    isDemonstration: ownInstead !== null,
    operations: { dataDir: deps.dataDir, backups: deps.backups },
    onThemes: themes.nudge,
    answers,
    keptFiles: files,
    nudgeErasing: nudge,
    intaking,
    assigning,
    surveyor,
    live,
  });
  const texts = startTexts({ repository, onFailure: (error) => failed('texts', error) });
  const schedule = startSchedule({
    repository,
    holder,
    // Files that were sent belong to one's own store, which alone knows which of them it still needs.
    uploads: ownInstead ? null : uploads,
    now,
    // Nobody is written to every week about what is invented.
    tellWeek: ownInstead
      ? null
      : (held) => tellWeek({ repository, accounts: deps.accounts, now, held }),
    onStored: nudge,
    onFailure: failed,
  });
  await runner.resume();
  // The demonstration takes nothing: files wait until one's own data are shown.
  const inbox = ownInstead === null ? watchInbox(deps, repository, runner, failed) : null;
  const backups = ownInstead === null ? makeBackups(deps, repository, failed) : null;
  const underWay = new Set<Promise<Response>>();
  return {
    repository,
    own,
    fetch: (request, env) => {
      const answer = Promise.resolve(app.fetch(request, env));
      underWay.add(answer);
      const forget = (): void => {
        underWay.delete(answer);
      };
      answer.then(forget, forget);
      return answer;
    },
    hush: () => live.stop(),
    stop: async () => {
      live.stop();
      await Promise.allSettled(underWay);
      await Promise.all([
        inbox?.stop(),
        backups?.stop(),
        delivery.stop(),
        linker.stop(),
        detection.stop(),
        assignments.stop(),
        schedule.stop(),
        texts.stop(),
        themes.stop(),
        runner.stop(),
        surveyor.stop(),
      ]);
      await store.close();
    },
  };
}

/** What the holder of the linker's lock does beside: erasures that were asked for, and records that are too old. */
function agedAndErased(erasing: EraseDeps): (signal: AbortSignal) => Promise<void> {
  const { repository, audit, now, onErased } = erasing;
  const round = erasureRound(erasing);
  const dropOld = retentionRound({
    repository,
    audit,
    now,
    ...(onErased && { onDropped: onErased }),
  });
  return async (signal) => {
    await round(signal);
    if (signal.aborted) return;
    await dropOld(signal);
  };
}

/** Backups are of one's own data; the demonstration can be made again. */
function makeBackups(
  { backups, holder, backUp, now }: ServingDeps,
  repository: Repository,
  failed: (work: string, error: unknown) => void,
): Job | null {
  if (backups === null) return null;
  return startBackups({
    repository,
    setting: backups,
    backUp,
    now,
    holder,
    onFailure: (error) => failed('backup', error),
  });
}

function watchInbox(
  { now, log, inbox: { root, lock } }: ServingDeps,
  repository: Repository,
  runner: ImportRunner,
  failed: (work: string, error: unknown) => void,
): Job {
  return startInbox({
    root,
    lock,
    repository,
    runner,
    now,
    tell: { problem: sentence, header: headerSentences, outcome: outcomeSentence },
    onProblem: (name, problem) => {
      const { code } = problem;
      const message = sentence(problem, 'en');
      log({ level: 'error', event: 'inbox', name, code, message });
    },
    onFailure: (error) => failed('inbox', error),
  });
}
