import type { ThemeEffect } from '#db/queries/theme-effect.ts';
import type { TextCursor } from '#db/queries/themed-texts.ts';
import { TEXT_KINDS } from '#db/queries/record-search.ts';
import type { Repository } from '#db/store/store.ts';
import type { EffectAnswer } from '../../contract/themes.ts';
import { AppError } from '../../domain/problem.ts';
import type { Taxonomy, Theme } from '../../domain/themes/theme.ts';
import { refuseFaults } from './save.ts';
import type { TextsPlace } from './text-places.ts';
import { FIRST_PLACE, placeBehind } from './text-places.ts';

/** How long one answer looks at texts. */
const PATIENCE_MS = 600;
/** Texts of one read: other readers wait for it. */
const TOGETHER = 2000;
/** Texts that are shown of each move. */
const SAMPLES = 3;

/**
 * Answers `POST /api/themes/effect`: what themes would do to stored records, as far as that is quick, and where to go on.
 * Nothing is changed. `isLate` says whether enough time has gone since it began (ms).
 * @throws AppError THEMES_INVALID, CURSOR_INVALID
 */
export async function answerEffect(
  repository: Repository,
  { themes, after }: { themes: readonly Theme[]; after?: string | undefined },
  isLate: (since: number) => boolean = (since) => performance.now() - since > PATIENCE_MS,
): Promise<EffectAnswer> {
  refuseFaults(themes);
  const taxonomy: Taxonomy = themes.map(({ key, phrases, except }) => ({ key, phrases, except }));
  const rules = JSON.stringify(taxonomy);
  const since = performance.now();
  const found = new Found();
  let place: TextsPlace | null = after === undefined ? FIRST_PLACE : readPlace(after);
  while (place) {
    const args = { rules, ...place, limit: TOGETHER, samples: SAMPLES };
    const effect = await repository.read('themeEffect', args);
    found.take(effect);
    place = placeBehind(place, effect.last, repository.slots);
    if (isLate(since)) break;
  }
  return {
    ...found.answer(),
    texts: await repository.read('countTexts', undefined),
    next: place ? writePlace(place) : null,
  };
}

/** Adds up what several reads found. */
class Found {
  private seen = 0;
  private readonly moves = new Map<string, ThemeEffect['moves'][number]>();
  private readonly same = new Map<string, number>();
  private readonly told = new Map<string, number>();

  take(effect: ThemeEffect): void {
    this.seen += effect.seen;
    for (const move of effect.moves) {
      const place = JSON.stringify([move.from, move.to]);
      const held = this.moves.get(place);
      if (!held) this.moves.set(place, move);
      else {
        held.records += move.records;
        held.samples.push(...move.samples.slice(0, SAMPLES - held.samples.length));
      }
    }
    for (const [theme, n] of effect.same) this.same.set(theme, (this.same.get(theme) ?? 0) + n);
    for (const [theme, n] of effect.told) this.told.set(theme, (this.told.get(theme) ?? 0) + n);
  }

  answer(): Omit<EffectAnswer, 'texts' | 'next'> {
    const counts = (map: ReadonlyMap<string, number>): EffectAnswer['same'] =>
      [...map].map(([theme, records]) => ({ theme, records }));
    return {
      seen: this.seen,
      moves: [...this.moves.values()].toSorted((a, b) => b.records - a.records),
      same: counts(this.same),
      told: counts(this.told),
    };
  }
}

function writePlace({ slot, kind, after }: TextsPlace): string {
  const parts = [slot, kind, after && [after.source, after.externalId]];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws AppError CURSOR_INVALID */
function readPlace(text: string): TextsPlace {
  const [slot, kindText, key] = partsOf(text) ?? [];
  const kind = TEXT_KINDS.find((one) => one === kindText);
  if (typeof slot !== 'number' || !Number.isSafeInteger(slot) || slot < 0 || !kind)
    throw refused(text);
  if (key === null) return { slot, kind, after: null };
  // Read as unknown: both are looked at below.
  const [source, externalId] = Array.isArray(key) ? (key as unknown[]) : [];
  if (typeof source !== 'string' || typeof externalId !== 'string') throw refused(text);
  const after: TextCursor = { slot, kind, source, externalId };
  return { slot, kind, after };
}

function refused(text: string): AppError {
  return new AppError('CURSOR_INVALID', { seen: text.slice(0, 80) });
}

function partsOf(text: string): unknown[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : null;
  } catch {
    return null;
  }
}
