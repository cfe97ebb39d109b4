import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import { newLoopHref } from '../../url/new-loop-address.ts';
import { themeHref } from './addresses.ts';
import type { ThemeInfo } from './draft.ts';
import css from './Themes.module.css';

/** The phrases by which a theme is told, in both languages, and where to look at it. */
export function ThemePhrases({
  theme,
  name,
  mayBegin,
}: {
  theme: ThemeInfo;
  name: string;
  mayBegin: boolean;
}) {
  const t = useTranslations('themes');
  const { phrases, except } = theme;
  return (
    <div className={css['phrases']} role="group" aria-label={t('details', { name })}>
      <PhraseList label={t('english')} lang="en" phrases={phrases.en} except={except.en} />
      <PhraseList label={t('arabic')} lang="ar" phrases={phrases.ar} except={except.ar} />
      <p className={css['ways']}>
        <Link href={themeHref('/records', theme.key)}>{t('toRecords')}</Link>
        <Link href={themeHref('/', theme.key)}>{t('toOverview')}</Link>
        {mayBegin ? (
          <Link href={newLoopHref({ filters: [{ field: 'theme', values: [theme.key] }] })}>
            {t('beginLoop')}
          </Link>
        ) : null}
      </p>
    </div>
  );
}

type PhraseListProps = {
  label: string;
  lang: 'en' | 'ar';
  phrases: readonly string[];
  except: readonly string[];
};

function PhraseList({ label, lang, phrases, except }: PhraseListProps) {
  const t = useTranslations('themes');
  return (
    <div className={css['language']}>
      <p className={css['small']}>{label}</p>
      {phrases.length === 0 ? (
        <p className={css['note']}>{t('none')}</p>
      ) : (
        <Chips lang={lang} phrases={phrases} />
      )}
      {except.length > 0 && (
        <>
          <p className={css['small']}>{t('except')}</p>
          <Chips lang={lang} phrases={except} />
        </>
      )}
    </div>
  );
}

function Chips({ lang, phrases }: { lang: 'en' | 'ar'; phrases: readonly string[] }) {
  return (
    <ul className={css['chips']} lang={lang} dir={lang === 'ar' ? 'rtl' : 'ltr'}>
      {phrases.map((phrase) => (
        <li key={phrase} className={css['chip']}>
          {phrase}
        </li>
      ))}
    </ul>
  );
}
