import { randomUUID } from 'node:crypto';
import type { Problem } from '../../domain/problem.ts';
import { AppError } from '../../domain/problem.ts';
import { breathe } from '../breathe.ts';
import { dryRunInSlices } from './dry-run.ts';
import type { DryRun, DryRunRequest } from './dry-run.ts';

/** Files that are read at once; others wait for their turn. */
const AT_ONCE = 2;
/** Dry runs that are known at once, whatever state they are in. */
const KEPT = 12;
/** One that nobody asked after for so long is forgotten, also while it reads. A page in the background asks once a minute. */
const PATIENCE_MS = 5 * 60_000;

/** A dry run and how far it is. */
export type DryRunJob = {
  readonly id: string;
  readonly file: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  /** Bytes of the file as it was sent; 0 of 0 until it was opened. */
  position: number;
  size: number;
  /** What is known so far; null until the file was opened. */
  found: DryRun | null;
  /** Why it failed; null = it did not. */
  problem: Problem | null;
};

/** What is to be read, and the sent file that it is about. */
export type DryRunOrder = Omit<DryRunRequest, 'onRead' | 'now'> & { file: string };

type Held = { job: DryRunJob; askedAt: number };

export type DryRunsDeps = {
  now: () => number;
  /** Hears of failures that are not the file's. */
  onFailure: (id: string, error: unknown) => void;
};

/**
 * Dry runs as jobs of this process: begun, asked after, cancelled. They are held in memory only, so that none can be left
 * half done: after a restart they are unknown. What they read they read in slices, so that requests are served meanwhile.
 */
export class DryRuns {
  private readonly deps: DryRunsDeps;
  /** The one asked after longest ago stands first. */
  private readonly held = new Map<string, Held>();
  private readonly waiting: (() => void)[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private reading = 0;

  constructor(deps: DryRunsDeps) {
    this.deps = deps;
  }

  /** Begins one; the one that the same file has is given up for it. */
  begin(order: DryRunOrder): DryRunJob {
    for (const { job } of this.held.values()) if (job.file === order.file) this.forget(job);
    this.forgetSome();
    const job: DryRunJob = {
      id: randomUUID(),
      file: order.file,
      state: 'running',
      position: 0,
      size: 0,
      found: null,
      problem: null,
    };
    this.held.set(job.id, { job, askedAt: this.deps.now() });
    const work = this.inTurn(() => this.carryOut(job, order)).finally(() =>
      this.underWay.delete(work),
    );
    this.underWay.add(work);
    return job;
  }

  /** @throws AppError NOT_FOUND when there never was one of this id, or it is no longer kept */
  read(id: string): DryRunJob {
    this.forgetOld();
    const found = this.held.get(id);
    if (!found) throw new AppError('NOT_FOUND', { seen: id });
    this.held.delete(id);
    this.held.set(id, { ...found, askedAt: this.deps.now() });
    return found.job;
  }

  /** Gives one up, whatever state it is in; it is unknown from then on. @throws AppError NOT_FOUND */
  cancel(id: string): DryRunJob {
    const job = this.read(id);
    this.forget(job);
    return job;
  }

  /** Gives all up and waits until none reads. */
  async stop(): Promise<void> {
    for (const { job } of this.held.values()) this.forget(job);
    await Promise.all(this.underWay);
  }

  private forget(job: DryRunJob): void {
    job.state = 'cancelled';
    this.held.delete(job.id);
  }

  /** Forgets all: what they found may be about somebody who was erased. */
  forgetAll(): void {
    for (const { job } of this.held.values()) this.forget(job);
  }

  private forgetSome(): void {
    this.forgetOld();
    for (const { job } of this.held.values()) {
      if (this.held.size < KEPT) return;
      this.forget(job);
    }
  }

  private forgetOld(): void {
    const before = this.deps.now() - PATIENCE_MS;
    for (const { job, askedAt } of this.held.values()) if (askedAt < before) this.forget(job);
  }

  private async inTurn(work: () => Promise<void>): Promise<void> {
    if (this.reading < AT_ONCE) this.reading++;
    else {
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
      });
    }
    try {
      await work();
    } finally {
      // Who comes next takes this place.
      const next = this.waiting.shift();
      if (next) next();
      else this.reading--;
    }
  }

  private async carryOut(job: DryRunJob, order: DryRunOrder): Promise<void> {
    const onRead = (read: number, total: number): void => {
      job.position = read;
      job.size = total;
    };
    try {
      if (!this.isWanted(job)) return;
      for await (const found of dryRunInSlices({ ...order, now: this.deps.now(), onRead })) {
        if (!this.isWanted(job)) return;
        job.found = found;
        await breathe();
      }
      if (!this.isWanted(job)) return;
      job.position = job.size;
      job.state = 'done';
    } catch (error) {
      if (!this.isWanted(job)) return;
      job.problem = this.problemOf(job, error);
      job.state = 'failed';
    }
  }

  private isWanted({ id }: DryRunJob): boolean {
    this.forgetOld();
    return this.held.has(id);
  }

  private problemOf({ id }: DryRunJob, error: unknown): Problem {
    if (error instanceof AppError) return error.problem;
    this.deps.onFailure(id, error);
    return { code: 'INTERNAL', params: {} };
  }
}
