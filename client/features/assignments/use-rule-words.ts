import { useTranslations } from 'use-intl/react';
import type { AssignmentChangeInfo, RuleInfo } from '#server/contract/assignments.ts';
import type { Bilingual } from '#server/contract/shapes.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';

type Value = { key: string; name: Bilingual } | null;

/** What a rule asks for and what it sets, in words. */
export function useRuleWords() {
  const t = useTranslations();
  const { language, line, capital } = useFormats();
  const named = (value: NonNullable<Value>): string =>
    isolate(value.key === '' ? t('assign.notGiven') : nameIn(language, value.name, value.key));
  const sets = ({ department, theme }: Pick<AssignmentChangeInfo, 'department' | 'theme'>) =>
    line(
      [
        { dimension: t('assign.department'), value: department },
        { dimension: t('assign.theme'), value: theme },
      ].flatMap(({ dimension, value }) =>
        value ? [t('assign.sets', { dimension, value: named(value) })] : [],
      ),
    );
  const when = ({ condition: { sources, kinds, dimensions, words } }: RuleInfo): string =>
    line([
      ...kinds.map((kind) => t(`assign.${kind}`)),
      ...sources.map(isolate),
      ...dimensions.map(({ dimension, values }) =>
        t('assign.sets', {
          dimension: capital(t(`dimension.${dimension}`)),
          value: values.map(named).join(' / '),
        }),
      ),
      ...words.map((text) => t('assign.quoted', { words: isolate(text) })),
    ]);
  return { named, sets, when };
}
