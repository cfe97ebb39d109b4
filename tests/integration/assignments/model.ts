/** A record of the model: what its source told last, and every change by hand that holds, in their order. */
type Held = { told: Told; importId: string | null; byHand: { change: number; set: Set }[] };

export type Told = { department: string; theme: string; text: string | null };
export type Set = { department?: string; theme?: string };

/** A rule of the model: a theme's records, or those whose text has a word, get a department or a theme. */
export type ModelRule = { id: number; theme: string | null; word: string | null; set: Set };

/**
 * The whole store as plain maps: what every send, correction, undo, assignment and rule should have left. Nothing is kept
 * up to date in it: who carries what is worked out anew, from what was told and what holds, each time it is asked.
 */
export class Model {
  private readonly held = new Map<string, Held>();
  private readonly images = new Map<string, { told: Told; importId: string | null } | null>();
  rules: ModelRule[] = [];

  send(records: readonly (Told & { id: string })[], importId: string | null): void {
    for (const { id, department, theme, text } of records) {
      const told = { department, theme, text };
      const before = this.held.get(id);
      if (before && JSON.stringify(before.told) === JSON.stringify(told)) continue;
      const image = `${importId}|${id}`;
      if (importId !== null && !this.images.has(image) && before?.importId !== importId) {
        this.images.set(image, before ? { told: before.told, importId: before.importId } : null);
      }
      this.held.set(id, { told, importId, byHand: before?.byHand ?? [] });
    }
  }

  undoImport(importId: string): void {
    for (const [id, one] of this.held) {
      if (one.importId !== importId) continue;
      const image = this.images.get(`${importId}|${id}`) ?? null;
      if (image) this.held.set(id, { ...one, ...image });
      else this.held.delete(id);
    }
  }

  get ids(): string[] {
    return [...this.held.keys()].sort();
  }

  assign(ids: readonly string[], change: number, set: Set): void {
    for (const id of ids) this.held.get(id)?.byHand.push({ change, set });
  }

  undoAssign(change: number): void {
    for (const one of this.held.values()) {
      one.byHand = one.byHand.filter((by) => by.change !== change);
    }
  }

  /** What a record carries: by hand the latest, else the first rule that fits what was told, else what was told. */
  carried(id: string): { department: string; theme: string } {
    const one = this.held.get(id);
    if (!one) throw new Error(`${id} is not held`);
    const { told } = one;
    const fits = this.rules.filter(
      ({ theme, word }) =>
        (theme === null || theme === told.theme) &&
        (word === null || (told.text?.split(' ').includes(word) ?? false)),
    );
    const of = (dimension: 'department' | 'theme'): string => {
      const hand = one.byHand.map(({ set }) => set[dimension]).findLast((key) => key !== undefined);
      const rule = fits.map(({ set }) => set[dimension]).find((key) => key !== undefined);
      return hand ?? rule ?? told[dimension];
    };
    return { department: of('department'), theme: of('theme') };
  }

  get all(): Record<string, { department: string; theme: string }> {
    return Object.fromEntries(this.ids.map((id) => [id, this.carried(id)]));
  }
}
