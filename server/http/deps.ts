import type { Viewer } from '#db/store/request.ts';
import type { Repository, Store } from '#db/store/store.ts';
import type { Principal } from '../domain/access/principal.ts';
import type { Accounts } from '../services/accounts/accounts.ts';
import type { SignedIn } from '../services/accounts/sessions.ts';
import type { KeptFiles } from '../services/erasure/kept-files.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { ClientAddress } from './client-address.ts';
import type { ClientFiles } from './client-files.ts';
import type { Assigning } from '../services/assignments/assigning.ts';
import type { Intaking } from '../services/imports/intaking.ts';
import type { BackupSetting } from '../services/operations/backups.ts';
import type { Surveyor } from '../services/sources/surveyor.ts';
import type { OutgoingWays } from '../services/delivery/outgoing.ts';
import type { LiveEvents } from '../services/live/live-events.ts';
import type { Stores } from '../services/stores.ts';
import type { Moment, MomentReader } from '../services/organisation/reference.ts';
import type { Language } from '../messages/sentence.ts';

/** One line of the log; never holds query values or anything of a record. */
export type LogEntry = { level: 'info' | 'error'; event: string } & Record<string, unknown>;

/** Everything the application needs from outside; nothing else is read from the surroundings. */
export type AppDeps = {
  readonly store: Store;
  /** Who may come in. Kept with one's own data, also while the demonstration is shown. */
  readonly accounts: Accounts;
  /** The store that is shown is the demonstration: on this machine one click lets in. */
  readonly isDemonstration: boolean;
  /** The clock, UTC ms. */
  readonly now: () => number;
  readonly log: (entry: LogEntry) => void;
  /** Address people use when it is not this machine's own name; null = only this machine. */
  readonly publicUrl: string | null;
  /** Names the build in answers' tags: another build may answer otherwise. */
  readonly build: string;
  /** Bytes of answers kept ready for those who ask the same before anything changes; 0 = none. */
  readonly answerCacheBytes: number;
  /** Where those answers are kept; left out = the application keeps them itself. */
  readonly answers?: AnswerCache;
  /** Files beside the store that hold what sources sent; left out = there are none. */
  readonly keptFiles?: KeptFiles;
  /** Has erasures that were asked for carried out soon. */
  readonly nudgeErasing?: () => void;
  /** The built screens; null where only the API is served. */
  readonly client: ClientFiles | null;
  /** Hears that another taxonomy is in force. */
  readonly onThemes?: () => void;
  /** How imports and batches come in. */
  readonly intaking: Intaking;
  /** One's own store and the demonstration; left out where there is only the one that is served. */
  readonly stores?: Stores;
  /** Where the data lie, and where and when backups of them are made; left out = in no folder, never. */
  readonly operations?: { readonly dataDir: string; readonly backups: BackupSetting | null };
  /** How records are set by hand and by rules; left out = as the application does it itself. */
  readonly assigning?: Assigning;
  /** How messages leave; left out = as without any configuration. */
  readonly ways?: OutgoingWays;
  /** Where open screens hear of changes; left out = the application begins it itself. */
  readonly live?: LiveEvents;
  /** Counts what no cell holds; left out = one that the application begins itself. */
  readonly surveyor?: Surveyor;
};

/**
 * What middleware leaves for handlers. `moment` is there on routes behind `tagged`; who asks and the store as they may see
 * it on all but public ones.
 */
export type AppEnv = {
  Bindings: {
    readonly incoming?: { readonly socket: { readonly remoteAddress?: string } };
    /** How the listener finds out who asks behind proxies; left out = none stands between. */
    readonly clientAddress?: ClientAddress;
  };
  Variables: {
    requestId: string;
    language: Language;
    moment: Moment;
    principal: Principal;
    /** Null for keys and strangers. */
    signedIn: SignedIn | null;
    viewer: Viewer;
    repository: Repository;
  };
};

/** What routes need whose nouns belong to the settings and carry people's names. */
export type SettingDeps = Pick<AppDeps, 'accounts' | 'now'> & { readMoment: MomentReader };
