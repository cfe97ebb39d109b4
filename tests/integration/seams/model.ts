import type { Theme } from '#server/domain/themes/theme.ts';
import { plainTheme } from '../themes/plain-model.ts';

export const DEPARTMENTS = ['north', 'south'];
/** A theme that no phrases say: only a source, a person or a rule gives it. */
export const TOLD_THEME = 'told';

/** One record as a source tells it. `case` = the id of the case it names. */
export type Sent = {
  kind: 'case' | 'contact' | 'response';
  id: number;
  hour: number;
  customer: string | null;
  caseId: string | null;
  department: string | null;
  theme: string | null;
  text: string | null;
  score: number;
};

/** What is set: by hand, or by a rule on records whose text has `word` and whose source told `from`; null = whatever. */
export type Choice = { department?: string; theme?: string };
export type Condition = { word: string | null; from: string | null };
export type ModelRule = Condition & { id: number; sets: Choice };

/** What is held of a record. `theme` = told by its source, or what stands for good since the customer was erased. */
export type Told = Omit<Sent, 'id' | 'kind' | 'text'> & {
  text: string | null;
  isErased: boolean;
};
type Version = { told: Told; importId: string | null };
type Held = Version & { byHand: { change: number; sets: Choice }[] };

export type Carried = { department: string | null; theme: string | null };

/** Key of a record in the model. */
const keyOf = ({ kind, id }: Pick<Sent, 'kind' | 'id'>): string => `${kind} ${kind}${id}`;

/**
 * A whole store as plain maps. Nothing is kept up to date in it: what a record carries is read anew each time from what was
 * told and what holds: by hand before by rule, by rule before the source, the source before the text.
 */
export class SeamModel {
  readonly held = new Map<string, Held>();
  private readonly images = new Map<string, Version | null>();
  private readonly erased = new Set<string>();
  rules: ModelRule[] = [];
  themes: readonly Theme[] = [];

  send(records: readonly Sent[], importId: string | null): void {
    // A batch is screened by what was stored before it, and by whose its own cases are.
    const erasedCases = new Set(
      [...this.held].flatMap(([key, { told }]) =>
        key.startsWith('case ') && told.isErased ? [key.slice('case '.length)] : [],
      ),
    );
    const owners = new Map(
      records.flatMap((one) =>
        one.kind === 'case' && one.customer !== null
          ? [[keyOf(one).slice('case '.length), one.customer] as const]
          : [],
      ),
    );
    for (const [caseId, owner] of owners) {
      if (this.erased.has(owner)) erasedCases.add(caseId);
      else erasedCases.delete(caseId);
    }
    for (const record of records) {
      const key = keyOf(record);
      const before = this.held.get(key) ?? null;
      const told = this.told(record, before?.told ?? null, erasedCases);
      if (before && JSON.stringify(before.told) === JSON.stringify(told)) continue;
      const image = `${importId}|${key}`;
      if (importId !== null && importId !== before?.importId && !this.images.has(image)) {
        this.images.set(image, before && { told: before.told, importId: before.importId });
      }
      this.held.set(key, { told, importId, byHand: before?.byHand ?? [] });
    }
  }

  private told(sent: Sent, before: Told | null, erasedCases: ReadonlySet<string>): Told {
    const { kind: _kind, id: _id, ...told } = sent;
    const isListed = sent.customer !== null && this.erased.has(sent.customer);
    const namesErasedCase =
      sent.customer === null && sent.caseId !== null && erasedCases.has(sent.caseId);
    const stays = before?.isErased === true && (sent.customer === null || isListed);
    if (!isListed && !namesErasedCase && !stays) return { ...told, isErased: false };
    // The theme of a text is read before the text goes.
    const read = told.theme ?? (told.text === null ? null : plainTheme(told.text, this.themes));
    return {
      ...told,
      customer: null,
      text: null,
      isErased: true,
      department: told.department ?? (stays ? before.department : null),
      theme: told.theme ?? (stays ? before.theme : read),
    };
  }

  undo(importId: string): void {
    for (const [key, one] of this.held) {
      if (one.importId !== importId) continue;
      const image = this.images.get(`${importId}|${key}`) ?? null;
      this.images.delete(`${importId}|${key}`);
      if (image) this.held.set(key, { ...one, ...image });
      else this.held.delete(key);
    }
  }

  assign(keys: readonly string[], change: number, sets: Choice): void {
    for (const key of keys) this.held.get(key)?.byHand.push({ change, sets });
  }

  takeBack(change: number): void {
    for (const one of this.held.values()) {
      one.byHand = one.byHand.filter((by) => by.change !== change);
    }
  }

  /** What a record carried stands as if told from now on: with the text goes what it could be set by again. */
  erase(customer: string): void {
    this.erased.add(customer);
    const cases = new Set(
      [...this.held].flatMap(([key, { told }]) => {
        if (told.customer !== customer) return [];
        const [kind, id = ''] = key.split(' ');
        return kind === 'case' ? [id] : told.caseId === null ? [] : [told.caseId];
      }),
    );
    const isTheirs = (key: string, told: Told): boolean => {
      if (told.customer !== null || told.isErased) return told.customer === customer;
      const [kind, id = ''] = key.split(' ');
      return cases.has((kind === 'case' ? id : told.caseId) ?? '');
    };
    const without = (told: Told, carried: Carried): Told => ({
      ...told,
      ...carried,
      customer: null,
      text: null,
      isErased: true,
    });
    for (const [key, one] of this.held) {
      if (!isTheirs(key, one.told)) continue;
      one.told = without(one.told, this.carried(key));
      one.byHand = [];
    }
    for (const [name, image] of this.images) {
      if (!image) continue;
      const key = name.slice(name.indexOf('|') + 1);
      const isNobodys = image.told.customer === null && this.held.get(key)?.told.isErased === true;
      if (image.told.isErased || (!isNobodys && !isTheirs(key, image.told))) continue;
      const { department, text } = image.told;
      const theme = image.told.theme ?? (text === null ? null : plainTheme(text, this.themes));
      image.told = without(image.told, { department, theme });
    }
  }

  carried(key: string): Carried {
    const one = this.held.get(key);
    if (!one) throw new Error(`${key} is not held`);
    const { text, department, theme, isErased } = one.told;
    // What is left of an erased customer stays as it was left, whatever rules say later.
    const rules = this.rules.filter(
      ({ word, from }) =>
        !isErased &&
        (word === null || (text?.split(' ').includes(word) ?? false)) &&
        (from === null || department === from),
    );
    const of = (dimension: 'department' | 'theme'): string | null =>
      one.byHand.map(({ sets }) => sets[dimension]).findLast((set) => set !== undefined) ??
      rules.map(({ sets }) => sets[dimension]).find((set) => set !== undefined) ??
      null;
    const said = text === null ? null : plainTheme(text, this.themes);
    return {
      department: of('department') ?? department,
      theme: of('theme') ?? theme ?? said,
    };
  }

  /** What a record counts as: an answer without a department counts where the case it names does. */
  carriedWithCase(key: string): Carried {
    const own = this.carried(key);
    const caseId = this.held.get(key)?.told.caseId ?? null;
    const ofCase = `case ${caseId ?? ''}`;
    if (!key.startsWith('response ') || own.department !== null || !this.held.has(ofCase))
      return own;
    return { ...own, department: this.carried(ofCase).department };
  }

  get keys(): string[] {
    return [...this.held.keys()].sort();
  }
}
