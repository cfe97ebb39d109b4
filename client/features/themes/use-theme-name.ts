import { useTranslations } from 'use-intl/react';
import type { ThemesAnswer } from '#server/contract/themes.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import type { Draft } from './draft.ts';
import { keysOf } from './draft.ts';

/** Gives a theme's name by its key, as the draft (where there is one) calls it; '' = no theme was given yet. */
export function useThemeName(answer: ThemesAnswer, draft: Draft | null): (key: string) => string {
  const t = useTranslations('themes');
  const { language } = useFormats();
  const names = new Map(answer.themes.map(({ key, name }) => [key, name]));
  const { unclassified } = answer;
  names.set(unclassified.key, unclassified.name);
  if (draft) {
    const keys = keysOf(draft);
    for (const { id, name } of draft) names.set(keys.get(id) ?? id, name);
  }
  return (key) => {
    if (key === '') return t('effect.notYet');
    const name = names.get(key);
    return isolate(name ? nameIn(language, name, key) : key);
  };
}
