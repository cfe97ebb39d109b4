import type { StoredTaxonomy } from '#db/queries/taxonomy.ts';
import type { Repository } from '#db/store/store.ts';
import type { ThemesAnswer } from '../../contract/themes.ts';
import { NOT_GIVEN } from '../../domain/dimensions.ts';
import type { ThemeRules } from '../../domain/themes/theme.ts';
import { UNCLASSIFIED, UNCLASSIFIED_NAME } from '../../domain/themes/theme.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Period } from '../../domain/time/period.ts';
import { lastCompleteWeek, previousPeriod } from '../../domain/time/period.ts';
import { dataThroughDay } from '../metrics/states.ts';
import type { ValueBook } from '../dimensions/value-book.ts';
import type { Moment } from '../organisation/reference.ts';

/** Weeks that are counted. */
const WEEKS = 13;
const NO_PHRASES = { en: [], ar: [] };

/** Answers `GET /api/themes`. */
export async function answerThemes(repository: Repository, moment: Moment): Promise<ThemesAnswer> {
  const weeks = lastWeeks(moment);
  const [stored, volumes] = await Promise.all([
    repository.read('readTaxonomy', undefined),
    repository.read('themeVolumes', { periods: weeks }),
  ]);
  const book = moment.reference.books.theme;
  const none = book.find(UNCLASSIFIED);
  const counted = new Volumes(volumes, weeks.length);
  const rules = new Map((stored?.rules ?? []).map((one) => [one.key, one]));
  const given = givenThemes(book, rules, (code) => counted.of([code]).some((n) => n > 0)).map(
    (key): ThemeRules => ({ key, phrases: NO_PHRASES, except: NO_PHRASES }),
  );
  const all = [...volumes.keys()];
  return {
    version: stored?.version ?? 0,
    savedAt: stored?.savedBy ? new Date(stored.savedAt).toISOString() : null,
    weeks: weeks.map(({ from, to }) => ({ from: formatDay(from), to: formatDay(to) })),
    themes: [...rules.values(), ...given].map((one) => ({
      ...themeInfo(one, book, counted),
      inTaxonomy: rules.has(one.key),
    })),
    unclassified: {
      key: UNCLASSIFIED,
      name: none?.name ?? UNCLASSIFIED_NAME,
      own: counted.of(none ? [none.code] : []),
    },
    records: counted.of(all.filter((code) => code !== NOT_GIVEN)),
    without: counted.of([NOT_GIVEN]),
    rescoring: rescoringOf(stored),
  };
}

/** Keys of themes that are in no rules and that some record carries, or that hold a theme that is shown. */
function givenThemes(
  book: ValueBook,
  rules: ReadonlyMap<string, ThemeRules>,
  isCarried: (code: number) => boolean,
): string[] {
  const byCode = new Map(book.values.map((value) => [value.code, value]));
  const shown = new Set<number>();
  for (const value of book.values) {
    const isShown = rules.has(value.key) || (value.alias === null && isCarried(value.code));
    for (let at = isShown ? value : undefined; at && !shown.has(at.code);) {
      shown.add(at.code);
      at = at.parent === null ? undefined : byCode.get(at.parent);
    }
  }
  return book.values
    .filter(({ key, code }) => shown.has(code) && !rules.has(key) && key !== UNCLASSIFIED)
    .map(({ key }) => key);
}

/** Records by theme and week. */
class Volumes {
  private readonly byCode: ReadonlyMap<number, readonly number[]>;
  private readonly weeks: number;

  constructor(byCode: ReadonlyMap<number, readonly number[]>, weeks: number) {
    this.byCode = byCode;
    this.weeks = weeks;
  }

  of(codes: readonly number[]): number[] {
    return Array.from({ length: this.weeks }, (_, week) =>
      codes.reduce((sum, code) => sum + (this.byCode.get(code)?.[week] ?? 0), 0),
    );
  }
}

function themeInfo({ key, phrases, except }: ThemeRules, book: ValueBook, counted: Volumes) {
  const value = book.find(key);
  return {
    key,
    name: value?.name ?? { en: '', ar: '' },
    parent: book.keyOf(value?.parent ?? null),
    alias: book.keyOf(value?.alias ?? null),
    phrases: { en: [...phrases.en], ar: [...phrases.ar] },
    except: { en: [...except.en], ar: [...except.ar] },
    own: counted.of(value ? book.merged(value.code) : []),
    all: counted.of(value ? book.withBelow(value.code) : []),
  };
}

function lastWeeks(moment: Moment): Period[] {
  const { weekStart } = moment.reference.calendar;
  const last = lastCompleteWeek(moment.today, dataThroughDay(moment), weekStart);
  const weeks: Period[] = [];
  for (let at = last; at !== null && weeks.length < WEEKS; at = previousPeriod(at)) {
    weeks.unshift(at);
  }
  return weeks;
}

function rescoringOf(stored: StoredTaxonomy | null): ThemesAnswer['rescoring'] {
  if (!stored) return { state: 'waiting', texts: null, seen: 0, changed: 0 };
  const { texts, seen, changed, scoredAt } = stored.rescoring;
  const state = scoredAt !== null ? 'done' : texts === null ? 'waiting' : 'running';
  return { state, texts, seen, changed };
}
