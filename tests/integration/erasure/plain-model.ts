import type { RecordInput } from '#server/domain/records/record.ts';

/** What a record holds of somebody: whose it is, its words, its case; `isErased` = of nobody any more, for good. */
export type Held = {
  customer: string | null;
  text: string | null;
  caseId: string | null;
  isErased: boolean;
  /** Everything else, so that two versions can be told apart. */
  rest: string;
};
type Version = { held: Held; importId: string | null };

/** A store as a plain map, with the customers it must never hear of again. */
export class PlainModel {
  private readonly held = new Map<string, Version>();
  private readonly images = new Map<string, Version | null>();
  private readonly erased = new Set<string>();

  send(records: readonly RecordInput[], importId: string | null): void {
    // What a batch is screened by is what was stored before it, and whose its own cases are.
    const earlier = new Map(this.records);
    const owners = new Map<string, string>();
    for (const { kind, externalId, customer } of records) {
      if (kind === 'case' && customer !== null) owners.set(externalId, customer);
    }
    const ofErased = (caseId: string): boolean => {
      const owner = owners.get(caseId);
      if (owner !== undefined) return this.erased.has(owner);
      return earlier.get(`case ${caseId}`)?.isErased === true;
    };
    for (const record of records) {
      const key = `${record.kind} ${record.externalId}`;
      const before = this.held.get(key) ?? null;
      const next = this.told(record, before?.held ?? null, ofErased);
      if (before && JSON.stringify(before.held) === JSON.stringify(next)) continue;
      const image = `${importId} ${key}`;
      if (importId !== null && importId !== before?.importId && !this.images.has(image)) {
        this.images.set(image, before);
      }
      this.held.set(key, { held: next, importId });
    }
  }

  private told(
    record: RecordInput,
    before: Held | null,
    ofErased: (caseId: string) => boolean,
  ): Held {
    const { customer, caseId, fields } = record;
    const text = 'text' in fields ? fields.text : null;
    const rest = JSON.stringify([record.at, { ...fields, text: null }]);
    const isOfErased = record.kind !== 'case' && caseId !== null && ofErased(caseId);
    const stays = (before?.isErased === true || isOfErased) && customer === null;
    if (stays || (customer !== null && this.erased.has(customer))) {
      return { customer: null, text: null, caseId, isErased: true, rest };
    }
    return { customer, text, caseId, isErased: false, rest };
  }

  undo(importId: string): void {
    for (const [key, { importId: writer }] of this.held) {
      if (writer !== importId) continue;
      const image = this.images.get(`${importId} ${key}`) ?? null;
      this.images.delete(`${importId} ${key}`);
      if (image) this.held.set(key, image);
      else this.held.delete(key);
    }
  }

  erase(customer: string): void {
    this.erased.add(customer);
    const cases = new Set<string>();
    for (const [key, { held }] of this.held) {
      if (held.customer !== customer) continue;
      const [kind, id = ''] = key.split(' ');
      if (kind === 'case') cases.add(id);
      else if (held.caseId !== null) cases.add(held.caseId);
    }
    const without = ({ caseId, rest }: Held): Held => ({
      customer: null,
      text: null,
      caseId,
      isErased: true,
      rest,
    });
    const isTheirs = (key: string, held: Held): boolean => {
      const [kind, id = ''] = key.split(' ');
      if (held.customer !== null || held.isErased) return held.customer === customer;
      return cases.has((kind === 'case' ? id : held.caseId) ?? '');
    };
    for (const [key, version] of this.held) {
      if (isTheirs(key, version.held)) version.held = without(version.held);
    }
    for (const [name, version] of this.images) {
      const key = name.slice(name.indexOf(' ') + 1);
      if (!version) continue;
      const isNobodys = version.held.customer === null && this.held.get(key)?.held.isErased;
      if (isTheirs(key, version.held) || isNobodys) version.held = without(version.held);
    }
  }

  get records(): ReadonlyMap<string, Held> {
    return new Map([...this.held].map(([key, { held }]) => [key, held]));
  }
}
