import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link, useLocation } from 'wouter';
import { Button } from './Button.tsx';
import { ReaderSettings } from './ReaderSettings.tsx';
import css from './Shell.module.css';

export type ShellProps = {
  /** Only pages that exist. */
  pages: readonly {
    readonly path: string;
    readonly label: string;
    /** Other addresses that belong to it. */
    readonly also?: RegExp;
    /** How much waits there; comes after the first paint. */
    readonly badge?: ReactNode;
  }[];
  /** Who is signed in, at the foot, which comes as a whole once it is known whether there is an organisation to name. */
  account: ReactNode;
  organisation: { readonly name: string; readonly isDemonstration: boolean } | null;
  children: ReactNode;
};

export function Shell({ pages, account, organisation, children }: ShellProps) {
  const t = useTranslations('app');
  const [here] = useLocation();
  const [isOpen, setIsOpen] = useState(false);
  const panelId = useId();
  return (
    <div className={css['shell']}>
      <a className={css['skip']} href="#content">
        {t('skip')}
      </a>
      <header className={css['side']}>
        <p className={css['brand']}>
          <span className={css['name']}>{t('name')}</span>
          <span className={css['other']}>{t('otherName')}</span>
        </p>
        <div className={css['toggle']}>
          <Button
            aria-expanded={isOpen}
            aria-controls={panelId}
            onPress={() => {
              setIsOpen(!isOpen);
            }}
          >
            {t('menu')}
          </Button>
        </div>
        <div id={panelId} className={[css['panel'], isOpen ? css['open'] : ''].join(' ')}>
          <nav className={css['nav']} aria-label={t('navigation')}>
            {pages.map((page) => (
              <Link
                key={page.path}
                className={css['link']}
                href={page.path}
                aria-current={page.path === here || page.also?.test(here) ? 'page' : undefined}
                onClick={() => {
                  setIsOpen(false);
                }}
              >
                {page.label}
                {page.badge}
              </Link>
            ))}
          </nav>
          {account === null ? null : (
            <div className={css['foot']}>
              {account}
              <ReaderSettings />
              {organisation && (
                <p dir="auto">
                  {organisation.name}
                  {organisation.isDemonstration && (
                    <span className={css['demonstration']}>
                      <br />
                      {t('demonstration')}
                    </span>
                  )}
                </p>
              )}
            </div>
          )}
        </div>
      </header>
      <main id="content" tabIndex={-1} className={css['main']}>
        {children}
      </main>
    </div>
  );
}
