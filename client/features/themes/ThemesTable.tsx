import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ThemesAnswer } from '#server/contract/themes.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { inTree } from './draft.ts';
import type { ThemeInfo } from './draft.ts';
import { sumOf } from './shares.ts';
import { ThemePhrases } from './ThemePhrases.tsx';
import { ThemeRow } from './ThemeRow.tsx';
import css from './Themes.module.css';

/** Every theme under the one it is a part of, with its share, its records and how they came week by week. */
export function ThemesTable({ answer, mayBegin }: { answer: ThemesAnswer; mayBegin: boolean }) {
  const t = useTranslations('themes');
  const { value, language } = useFormats();
  const [open, setOpen] = useState<string | null>(null);
  const { unclassified, records, without } = answer;
  const all = sumOf(records);
  const bySize = answer.themes.toSorted((a, b) => sumOf(b.all) - sumOf(a.all));
  const tree = inTree(
    bySize,
    ({ key }) => key,
    ({ parent }) => parent,
  );
  const most = Math.max(sumOf(unclassified.own), ...bySize.map((theme) => sumOf(theme.all)));
  const nameOf = ({ key, name }: Pick<ThemeInfo, 'key' | 'name'>) => nameIn(language, name, key);
  return (
    <Card>
      {all === 0 && <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />}
      <table className={css['table']}>
        <caption className="visually-hidden">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('theme')}</th>
            <th scope="col">{t('share')}</th>
            <th scope="col">{t('volume')}</th>
            <th scope="col" className={css['trend']}>
              {t('trend')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('phrases')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <ThemeRow
            id={unclassified.key}
            name={nameOf(unclassified)}
            note={t('unclassifiedHint')}
            depth={0}
            weeks={unclassified.own}
            whole={all}
            most={most}
            isApart
          />
          {tree.map(({ theme, depth }) => (
            <ThemeRow
              key={theme.key}
              id={theme.key}
              name={nameOf(theme)}
              note={noteOf(theme)}
              depth={depth}
              weeks={theme.all}
              whole={all}
              most={most}
              toggle={{
                label: t('phrasesCount', { count: phrasesOf(theme) }),
                isOpen: open === theme.key,
                onToggle: () => {
                  setOpen(open === theme.key ? null : theme.key);
                },
              }}
            >
              <ThemePhrases {...{ theme, mayBegin }} name={nameOf(theme)} />
            </ThemeRow>
          ))}
        </tbody>
      </table>
      <p className={css['hint']}>{t('sharesHint', { without: value.count(sumOf(without)) })}</p>
    </Card>
  );

  function noteOf({ alias, inTaxonomy }: ThemeInfo): string | null {
    if (alias !== null) {
      const other = answer.themes.find(({ key }) => key === alias);
      return t('shownAs', { name: other ? nameOf(other) : alias });
    }
    return inTaxonomy ? null : t('bySource');
  }
}

function phrasesOf({ phrases }: ThemeInfo): number {
  return phrases.en.length + phrases.ar.length;
}
