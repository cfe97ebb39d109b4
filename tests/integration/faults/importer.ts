import type { ImportAnswer } from '#server/contract/imports.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import type { SentFile } from './files.ts';
import { mappingOf } from './files.ts';
import { pause } from './senders.ts';

const POLL_MS = 10;

/** Somebody who hands a file over and then only looks on: the server has to go on with it by itself. */
export class Importer {
  readonly file: SentFile;
  readonly unexpected: string[] = [];
  /** What was heard last; null = the import is not acknowledged yet. */
  job: ImportAnswer | null = null;
  private readonly urlOf: () => string | null;

  private readonly session: SessionHeaders;

  constructor(file: SentFile, session: SessionHeaders, urlOf: () => string | null) {
    this.file = file;
    this.session = session;
    this.urlOf = urlOf;
  }

  /** True while the file is stored in part, as far as was heard. */
  get isPartlyStored(): boolean {
    return this.job?.state === 'running' && this.job.position > 0;
  }

  /** True when the import has ended, however it did. */
  get isOver(): boolean {
    return this.job !== null && this.job.state !== 'running';
  }

  /** Sends the file and asks for its import, each until it is acknowledged. */
  async handOver(): Promise<void> {
    const { name, bytes, source } = this.file;
    const sent = await this.until(201, `/imports/files?name=${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
    });
    // The contract of that route.
    const { file } = sent as { file: string };
    const wish = { file, name, mapping: mappingOf(source) };
    const begun = await this.until(202, '/imports', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    });
    // As above.
    this.job = begun as ImportAnswer;
  }

  /** Hears how far the import is, if it is under way. */
  async look(): Promise<void> {
    if (!this.job || this.isOver) return;
    const answer = await this.until(200, `/imports/${this.job.id}`, {});
    // As above.
    this.job = answer as ImportAnswer;
  }

  /** A request of the page that the server at this address shows. */
  private as(request: RequestInit, url: string): RequestInit {
    const own = Object.fromEntries(new Headers(request.headers));
    return { ...request, headers: { ...this.session, origin: url, ...own } };
  }

  /** Asks again until a server gives an answer of this status. */
  private async until(status: number, path: string, request: RequestInit): Promise<unknown> {
    for (;;) {
      const url = this.urlOf();
      try {
        const response =
          url === null ? null : await fetch(`${url}/api${path}`, this.as(request, url));
        const body: unknown = response ? await response.json() : null;
        if (response?.status === status) return body;
        if (response) this.unexpected.push(JSON.stringify(body));
      } catch {
        // The server was killed: nothing was acknowledged.
      }
      await pause(POLL_MS);
    }
  }
}

/** Waits until one of the imports has stored more of its file, or all have ended. */
export async function untilFurther(importers: readonly Importer[]): Promise<void> {
  const positions = importers.map(({ job }) => job?.position ?? 0);
  for (;;) {
    for (const importer of importers) await importer.look();
    const isFurther = importers.some(({ job }, i) => (job?.position ?? 0) > (positions[i] ?? 0));
    if (isFurther || importers.every(({ isOver }) => isOver)) return;
    await pause(POLL_MS);
  }
}
