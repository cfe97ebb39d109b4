import type { ThemesAnswer, ThemesChange } from '#server/contract/themes.ts';
import type { Bilingual } from '#server/contract/shapes.ts';

export type ThemeInfo = ThemesAnswer['themes'][number];
type Theme = ThemesChange['themes'][number];

/** A theme while it is edited; phrases stand in lines, as they are written. `id` stays, a new theme's key does not. */
export type DraftTheme = {
  readonly id: string;
  /** Null for a theme that is new. */
  readonly key: string | null;
  readonly name: Bilingual;
  /** Id of the theme it is a part of; null = none's. */
  readonly parent: string | null;
  readonly phrases: Bilingual;
  readonly except: Bilingual;
};
export type Draft = readonly DraftTheme[];

export function draftOf(themes: readonly ThemeInfo[]): Draft {
  const known = new Set(themes.map(({ key }) => key));
  return themes
    .filter(({ alias }) => alias === null)
    .map(({ key, name, parent, phrases, except }) => ({
      id: key,
      key,
      name,
      parent: parent !== null && known.has(parent) ? parent : null,
      phrases: { en: phrases.en.join('\n'), ar: phrases.ar.join('\n') },
      except: { en: except.en.join('\n'), ar: except.ar.join('\n') },
    }));
}

/** The draft as it is sent; a new theme gets a key from its English name. */
export function themesOf(draft: Draft): Theme[] {
  const keys = keysOf(draft);
  return draft.map(({ id, name, parent, phrases, except }) => ({
    key: keys.get(id) ?? id,
    name: { en: name.en.trim(), ar: name.ar.trim() },
    parent: parent === null ? null : (keys.get(parent) ?? null),
    phrases: { en: linesOf(phrases.en), ar: linesOf(phrases.ar) },
    except: { en: linesOf(except.en), ar: linesOf(except.ar) },
  }));
}

/** Key of every theme of a draft by its id. */
export function keysOf(draft: Draft): ReadonlyMap<string, string> {
  const taken = new Set(draft.flatMap(({ key }) => (key === null ? [] : [key])));
  const keys = new Map<string, string>();
  for (const { id, key, name } of draft) {
    if (key !== null) keys.set(id, key);
    else {
      const fresh = freeKey(name.en, taken);
      taken.add(fresh);
      keys.set(id, fresh);
    }
  }
  return keys;
}

function freeKey(name: string, taken: ReadonlySet<string>): string {
  const slug =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 60) || 'theme';
  let key = slug;
  for (let n = 2; taken.has(key) || key === 'unclassified'; n++) key = `${slug}_${n}`;
  return key;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export function changed(draft: Draft, id: string, change: Partial<DraftTheme>): Draft {
  return draft.map((theme) => (theme.id === id ? { ...theme, ...change } : theme));
}

/** Takes a theme out; those below it go up to where it stood. */
export function without(draft: Draft, id: string): Draft {
  const gone = draft.find((theme) => theme.id === id);
  return draft
    .filter((theme) => theme.id !== id)
    .map((theme) => (theme.parent === id ? { ...theme, parent: gone?.parent ?? null } : theme));
}

/** A new theme at the end, below a theme or by itself. */
export function withNew(draft: Draft, parent: string | null): { draft: Draft; id: string } {
  let n = draft.length;
  while (draft.some(({ id }) => id === `new ${n}`)) n++;
  const empty = { en: '', ar: '' };
  const theme = { key: null, name: empty, parent, phrases: empty, except: empty };
  return { draft: [...draft, { id: `new ${n}`, ...theme }], id: `new ${n}` };
}

/** Changes places with the nearest theme of the same parent before (−1) or behind it (1). */
export function moved(draft: Draft, id: string, step: -1 | 1): Draft {
  const at = draft.findIndex((theme) => theme.id === id);
  const own = draft[at];
  if (!own) return draft;
  for (let to = at + step; to >= 0 && to < draft.length; to += step) {
    const other = draft[to];
    if (other?.parent !== own.parent) continue;
    return draft.map((theme, i) => (i === at ? other : i === to ? own : theme));
  }
  return draft;
}

/** Themes that are new, changed, in another place, or taken out. */
export function changesOf(before: Draft, draft: Draft): number {
  const old = new Map(before.map((theme) => [theme.id, theme]));
  const kept = new Set(draft.map(({ id }) => id));
  const edited = draft.filter(
    (theme) => JSON.stringify(old.get(theme.id)) !== JSON.stringify(theme),
  );
  const gone = before.filter(({ id }) => !kept.has(id));
  if (edited.length + gone.length > 0) return edited.length + gone.length;
  return draft.some(({ id }, i) => before[i]?.id !== id) ? 1 : 0;
}

/** A theme with how deep it stands. */
export type Placed<T> = { readonly theme: T; readonly depth: number };

/** Themes as a tree read from top to bottom: each followed by those below it. What stands below nothing stands by itself. */
export function inTree<T>(
  themes: readonly T[],
  idOf: (theme: T) => string,
  parentOf: (theme: T) => string | null,
): Placed<T>[] {
  const known = new Set(themes.map(idOf));
  const placed: Placed<T>[] = [];
  const met = new Set<string>();
  const place = (theme: T, depth: number): void => {
    const id = idOf(theme);
    if (met.has(id)) return;
    met.add(id);
    placed.push({ theme, depth });
    for (const below of themes) if (parentOf(below) === id) place(below, depth + 1);
  };
  for (const theme of themes) {
    const parent = parentOf(theme);
    if (parent === null || !known.has(parent)) place(theme, 0);
  }
  // A circle has no top; what is in one is shown all the same.
  for (const theme of themes) place(theme, 0);
  return placed;
}
