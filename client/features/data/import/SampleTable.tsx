import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Mapping } from '#server/contract/mapping.ts';
import type { Dimension } from '#server/domain/dimensions.ts';
import { useValueNames } from '../../../api/use-filter-values.ts';
import { useZone } from '../../../api/use-zone.ts';
import { fieldNumber } from '../../../format/field-number.ts';
import { dayIn, formatInstant } from '../../../format/instant.ts';
import { nameIn } from '../../../format/name.ts';
import { toldNumber } from '../../../format/told-number.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { useCodeWord } from '../../../ui/use-code-word.ts';
import { useFieldName } from '../../../ui/use-field-name.ts';
import { DIMENSIONS } from '../../../url/view-state.ts';
import css from './Import.module.css';

/** A record as the API shows it. */
type Sample = Readonly<Record<string, unknown>>;

type Plain = string | number | boolean;

const SHOWN = 6;
/** Begins the names of columns that hold an attribute. */
const OWN = 'attributes.';
const UNNAMED = { en: '', ar: '' };
/** Longer texts are cut for the table only. */
const TEXT_LENGTH = 60;

/** The first records with every value they have, one column for each. */
export function SampleTable({
  records,
  mapping,
}: {
  records: readonly Sample[];
  /** What they are read by. */
  mapping: Mapping;
}) {
  const t = useTranslations('wizard');
  const kind = useTranslations('oneOfKind');
  const { language, locale, capital, value, day } = useFormats();
  const zone = useZone();
  const fieldName = useFieldName();
  const codeWord = useCodeWord();
  const id = useId();
  const rows = records
    .slice(0, SHOWN)
    .map((record) => ({ cells: flat(record), isDay: record['precision'] === 'day' }));
  const columns = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
  const valuesOf = useValueNames(DIMENSIONS.filter((one) => columns.includes(one)));

  const title = (column: string): string => {
    if (column === 'kind') return t('groupRecord');
    if (column === 'externalId') return capital(t('roleId'));
    if (column === 'at') return capital(t('roleAt'));
    if (column === 'updatedAt') return capital(t('roleUpdatedAt'));
    if (!column.startsWith(OWN)) return capital(fieldName(column));
    const key = column.slice(OWN.length);
    return capital(nameIn(language, mapping.attributeNames?.[key] ?? UNNAMED, key));
  };
  const when = (instant: number, isDay: boolean): string => {
    const on = dayIn(zone, instant);
    // Where a source knows days only, it has no times but this one.
    const isMidnight = dayIn(zone, instant - 1) !== on;
    return isDay && isMidnight ? day.long(on) : formatInstant(locale, zone, instant);
  };
  const cell = (column: string, held: Plain | undefined, isDay: boolean): string => {
    if (held === undefined) return '';
    if (column === 'kind') return kinds[String(held)] ?? String(held);
    if (column === 'instrument') return surveyName(String(held));
    const dimension = DIMENSIONS.find((one) => one === column);
    if (dimension) return valueName(dimension, String(held));
    if (typeof held === 'number') {
      if (column.startsWith(OWN)) return toldNumber(locale, held);
      const isInstant = column === 'at' || /[a-z]At$/.test(column);
      return isInstant ? when(held, isDay) : fieldNumber(value.plain, column, held);
    }
    if (typeof held === 'boolean') return t(held ? 'yes' : 'no');
    // Basira's own words; the others are the source's.
    if (column === 'agentKind') return codeWord(column, held);
    return held.length > TEXT_LENGTH ? `${held.slice(0, TEXT_LENGTH)}…` : held;
  };
  // What is already known has a name; a text that fits no theme is told so before any value of themes is.
  const valueName = (dimension: Dimension, key: string): string => {
    const known = valuesOf(dimension)?.find(({ value: one }) => one === key)?.label;
    return known ?? (dimension === 'theme' && key === 'unclassified' ? t('unclassified') : key);
  };
  // What is asked, where the file says so, else what kind of question it is.
  const surveyName = (survey: string): string => {
    const found = mapping.instruments?.find((one) => one.id === survey);
    if (!found) return survey;
    const question = nameIn(language, found.question, survey);
    const isAsked = question.toLowerCase() !== survey;
    return isAsked ? question : capital(surveys[found.kind] ?? t('scoreOther'));
  };
  const surveys: Readonly<Record<string, string>> = {
    nps: t('scoreNps'),
    csat: t('scoreCsat'),
    ces: t('scoreCes'),
  };
  const kinds: Readonly<Record<string, string>> = {
    case: kind('case'),
    contact: kind('contact'),
    response: kind('response'),
    daily_total: kind('daily_total'),
  };
  return (
    <div
      className={css['scroll']}
      // What scrolls must be reachable by keyboard.
      {...{ role: 'region', 'aria-labelledby': id, tabIndex: 0 }}
    >
      <table className={css['table']}>
        <caption id={id}>{t('firstRecords')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {title(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, isDay }, i) => (
            <tr key={i}>
              {columns.map((column) => (
                <td key={column} dir="auto">
                  {cell(column, cells.get(column), isDay)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isUnknown(language: unknown): boolean {
  return typeof language === 'string' && /^(und|zxx)\b/.test(language);
}

/** What a record holds, groups opened, what is absent left out. */
function flat(record: Sample): Map<string, Plain> {
  const found = new Map<string, Plain>();
  const add = (key: string, held: unknown) => {
    // A language that is only told by its letters is not known.
    if (key === 'language' && isUnknown(held)) return;
    if (typeof held === 'string' || typeof held === 'number' || typeof held === 'boolean') {
      found.set(key, held);
    }
  };
  for (const [key, held] of Object.entries(record)) {
    if (key === 'precision') continue;
    if (typeof held !== 'object' || held === null) add(key, held);
    // What a source calls an attribute may be the name of a field, too.
    else {
      const before = key === 'attributes' ? OWN : '';
      for (const [inner, one] of Object.entries(held)) add(before + inner, one);
    }
  }
  return found;
}
