import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { useFormats } from '../i18n/reader.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import css from './PageHeader.module.css';

export type PageHeaderProps = {
  /** Already tells what the page has to say, in one sentence. */
  title: string;
  scope: readonly string[];
  actions?: ReactNode;
  /** Set by a page whose title is a headline: whether it, and with it what stands below, is still awaited. */
  headline?: 'awaited' | 'come' | null;
  /** Its words will be others, and longer: what stands below them waits. */
  isComing?: boolean;
};

export function PageHeader({ title, scope, actions, headline = null, isComing }: PageHeaderProps) {
  const t = useTranslations('app');
  const { line } = useFormats();
  return (
    <header className={[css['header'], headline ? css['headlined'] : ''].join(' ')}>
      <title>{`${title} · ${t('name')}`}</title>
      <div className={css['words']}>
        <h1 className={css['title']} data-loading={isComing || undefined}>
          {title}
        </h1>
        {scope.length > 0 && <p className={css['scope']}>{line(scope)}</p>}
      </div>
      <div className={css['actions']}>
        {headline === 'awaited' ? null : (
          <>
            {actions}
            <LanguageSwitch />
          </>
        )}
      </div>
    </header>
  );
}
