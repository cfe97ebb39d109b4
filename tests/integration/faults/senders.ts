import { Random } from '#db/demo/random.ts';
import type { FoundRecord } from './comparing.ts';

/** A record as it is sent, and as it must then be found. */
type SentRecord = FoundRecord & { customer: string };

type Batch = { key: string; records: SentRecord[]; acknowledged: boolean };

const START = Date.UTC(2026, 9, 4);
const HOUR = 3_600_000;
const RECORDS = 12;
/** One in five sendings is one that was acknowledged before. */
const RESENDS = 0.2;

function bodyOf(records: readonly SentRecord[]): string {
  return JSON.stringify({
    source: 'desk',
    records: records.map(({ externalId, customer, resolvedAt }, i) => ({
      kind: 'case',
      externalId,
      at: START + i * HOUR,
      customer,
      dimensions: { department: customer.endsWith('1') ? 'north' : 'south' },
      fields: { resolvedAt, text: `sent by ${externalId}${resolvedAt === null ? '' : ', solved'}` },
    })),
  });
}

/** A system that sends batch after batch, and each again under its key until it is acknowledged. */
export class Sender {
  readonly batches: Batch[] = [];
  readonly unexpected: string[] = [];
  private readonly name: string;
  private readonly random: Random;
  private readonly urlOf: () => string | null;

  private readonly apiKey: string;

  constructor(name: number, seed: number, apiKey: string, urlOf: () => string | null) {
    this.name = `s${name}`;
    this.random = new Random(seed, name);
    this.apiKey = apiKey;
    this.urlOf = urlOf;
  }

  get acknowledged(): number {
    return this.batches.filter((batch) => batch.acknowledged).length;
  }

  /** What was sent, by external id. */
  get records(): [string, FoundRecord][] {
    return this.batches.flatMap(({ records }) =>
      records.map((one): [string, FoundRecord] => [one.externalId, one]),
    );
  }

  /** Sends until `isOver`, then until the batch in hand is acknowledged. */
  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const batch = this.next();
      while (!(await this.send(batch))) await pause(20);
      batch.acknowledged = true;
    }
  }

  private next(): Batch {
    const n = this.batches.length;
    const isResend = n > 0 && this.random.next() < RESENDS;
    const earlier = this.batches[Math.floor(this.random.next() * n)];
    if (isResend && earlier) {
      // Half of them as the same request, half as a new one about the same records.
      const isSame = this.random.next() < 0.5;
      return isSame
        ? earlier
        : { ...earlier, key: `${earlier.key}-again-${n}-${this.random.next()}` };
    }
    const records = Array.from({ length: RECORDS }, (_, i) => ({
      externalId: `${this.name}-${n}-${i}`,
      customer: `customer-${Math.floor(this.random.next() * 40)}`,
      resolvedAt:
        this.random.next() < 0.3
          ? null
          : START + (i + 1 + Math.floor(this.random.next() * 50)) * HOUR,
    }));
    const batch = { key: `${this.name}-${n}`, records, acknowledged: false };
    this.batches.push(batch);
    return batch;
  }

  private async send({ key, records }: Batch): Promise<boolean> {
    const url = this.urlOf();
    if (url === null) return false;
    try {
      const response = await fetch(`${url}/api/batches`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.apiKey}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: bodyOf(records),
      });
      const text = await response.text();
      // Busy: the same request is still being carried out, so this sender asks again.
      if (response.status !== 200 && response.status !== 409) this.unexpected.push(text);
      return response.status === 200;
    } catch {
      // The server was killed: nothing was acknowledged.
      return false;
    }
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
