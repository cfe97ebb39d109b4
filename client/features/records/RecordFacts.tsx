import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { RecordItem } from '#server/contract/records.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useFieldName } from '../../ui/use-field-name.ts';
import { customerHref, recordHref } from '../../url/record-address.ts';
import { DIMENSIONS } from '../../url/view-state.ts';
import { useFieldValue } from './use-field-value.ts';
import { useRecordWords } from './use-record-words.ts';
import css from './RecordPage.module.css';

/** Told elsewhere on the page. */
const ELSEWHERE: ReadonlySet<string> = new Set(['text']);

const NO_NAME = { en: '', ar: '' };

type Fact = { name: string; value: string; href?: string | undefined };

/** Every field of a record that its source told, by name; what it did not tell stands in one line below. */
export function RecordFacts({ record }: { record: RecordItem }) {
  const t = useTranslations('records.record');
  const formats = useFormats();
  const fieldName = useFieldName();
  const fieldValue = useFieldValue();
  const { when } = useRecordWords();
  const organisation = useQuery(useQueries().organisation()).data;
  const namesOf = new Map(organisation?.attributes.map(({ key, name }) => [key, name]));
  const { customer, caseId, source } = record;
  const dimensions = DIMENSIONS.map((dimension) => ({
    field: dimension,
    given: record.dimensions[dimension] ?? null,
  }));
  const fields = Object.entries(record.fields).filter(([field]) => !ELSEWHERE.has(field));
  const facts: Fact[] = [
    {
      name: t('happened'),
      value: formats.line([
        when(record),
        ...(record.precision === 'day' ? [t('precisionDay')] : []),
      ]),
    },
    ...(customer === null
      ? []
      : [{ name: fieldName('customer'), value: isolate(customer), href: customerHref(customer) }]),
    ...(caseId === null
      ? []
      : [
          {
            name: fieldName('caseId'),
            value: isolate(caseId),
            href: recordHref({ kind: 'case', source, externalId: caseId }),
          },
        ]),
    ...dimensions.flatMap(({ field, given }) =>
      given
        ? [
            {
              name: fieldName(field),
              value: isolate(nameIn(formats.language, given.name, given.key)),
            },
          ]
        : [],
    ),
    ...fields.flatMap(([field, value]) =>
      value === null ? [] : [{ name: fieldName(field), value: fieldValue(field, value) }],
    ),
    ...Object.entries(record.attributes).map(([field, value]) => ({
      name: isolate(nameIn(formats.language, namesOf.get(field) ?? NO_NAME, field)),
      value: fieldValue(`attr.${field}`, value),
    })),
  ];
  const missing = [
    ...(customer === null ? ['customer'] : []),
    ...dimensions.flatMap(({ field, given }) => (given ? [] : [field])),
    ...fields.flatMap(([field, value]) => (value === null ? [field] : [])),
  ];
  return (
    <>
      <dl className={css['facts']}>
        {facts.map(({ name, value, href }) => (
          <div key={name} className={css['fact']}>
            <dt>{formats.capital(name)}</dt>
            <dd>{href === undefined ? value : <Link href={href}>{value}</Link>}</dd>
          </div>
        ))}
      </dl>
      {missing.length === 0 ? null : (
        <p className={css['note']}>
          {t('notTold', { fields: formats.series(missing.map(fieldName)) })}
        </p>
      )}
    </>
  );
}
