import { useTranslations } from 'use-intl/react';
import { useFormats } from '../../i18n/reader.ts';
import type { Headline } from './headline.ts';

/** A heading stays one line: beyond this many names the rest is counted. */
const MOST_NAMES = 3;

export function useHeadlineText(): (headline: Headline) => string {
  const t = useTranslations('overview');
  const formats = useFormats();
  const namesOf = (names: readonly string[]) => {
    if (names.length <= MOST_NAMES) return formats.list(names);
    const first = names.slice(0, MOST_NAMES - 1);
    return t('andOthers', { names: formats.series(first), count: names.length - first.length });
  };
  const textOf = (headline: Headline) => {
    if (headline.kind !== 'moved') return t(headline.kind);
    const clauses = (['worse', 'better', 'changed'] as const)
      .filter((kind) => headline[kind].length > 0)
      .map((kind) => t(kind, { names: namesOf(headline[kind]) }));
    return clauses.reduce((first, next) => t('join', { first, next }));
  };
  return (headline) => {
    const text = textOf(headline);
    if (!headline.few) return text;
    const [judged, all] = headline.few.map(formats.value.count);
    return t('few', { headline: text, judged: judged ?? '', all: all ?? '' });
  };
}
