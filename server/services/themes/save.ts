import type { Repository } from '#db/store/store.ts';
import type { ThemesChange } from '../../contract/themes.ts';
import { AppError } from '../../domain/problem.ts';
import type { Theme } from '../../domain/themes/theme.ts';
import { themeFaults } from '../../domain/themes/faults.ts';
import type { Reference } from '../organisation/reference.ts';

/**
 * Puts themes into force; records that are there are gone through afterwards, as a job. A theme that records carry
 * because a source told it or somebody set it can only be taken out when it is said under which other one they are shown.
 * @throws AppError THEMES_INVALID, THEMES_CHANGED, THEME_CARRIED, DIMENSION_VALUE_UNKNOWN
 */
export async function saveThemes(
  repository: Repository,
  { books: { theme: book } }: Reference,
  { version, themes, moved }: ThemesChange,
  { by, now }: { by: string | null; now: number },
): Promise<void> {
  refuseFaults(themes);
  const stored = await repository.read('readTaxonomy', undefined);
  refuseOther(version, stored?.version ?? 0);
  const kept = new Set(themes.map(({ key }) => key));
  const moving = new Map(moved.map(({ from, to }) => [from, to]));
  for (const [from, to] of moving) {
    if (kept.has(from) || !kept.has(to)) {
      throw new AppError('REQUEST_INVALID', {
        field: 'moved',
        seen: kept.has(from) ? from : to,
        expected: '[{ from: a theme that is taken out, to: one that stays }]',
      });
    }
  }
  const gone = (stored?.rules ?? []).map(({ key }) => key).filter((key) => !kept.has(key));
  const codes = gone.flatMap((key) => {
    const value = moving.has(key) ? null : book.find(key);
    return value ? [value.code] : [];
  });
  const [carried] = codes.length === 0 ? [] : await repository.read('countToldThemes', { codes });
  if (carried) {
    const [code, records] = carried;
    throw new AppError('THEME_CARRIED', { theme: book.keyOf(code) ?? '', records });
  }
  const change = { expected: version, themes, moved: [...moved], now, by };
  if (!(await repository.write('saveTaxonomy', change))) {
    refuseOther(version, await repository.read('readTaxonomyVersion', undefined));
  }
}

function refuseOther(expected: number, seen: number): void {
  if (expected !== seen) throw new AppError('THEMES_CHANGED', { expected, seen });
}

/** @throws AppError THEMES_INVALID { theme, fault, seen, other, faults } for the first fault that matters */
export function refuseFaults(themes: readonly Theme[]): void {
  const faults = themeFaults(themes).filter(({ isHarmless }) => !isHarmless);
  const [first] = faults;
  if (!first) return;
  const { theme, kind, seen, other } = first;
  throw new AppError('THEMES_INVALID', {
    theme,
    fault: kind,
    seen,
    ...(other === null ? {} : { other }),
    faults: faults.length,
  });
}
