import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx';
import css from './Door.module.css';

export type DoorProps = { title: string; hint?: string | undefined; children: ReactNode };

/** The page before one is in: what this is about on one side, the way in on the other. */
export function Door({ title, hint, children }: DoorProps) {
  const t = useTranslations();
  return (
    <div className={css['door']}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <header className={css['front']}>
        <p className={css['brand']}>
          {t('app.name')}
          <span className={css['other']}>{t('app.otherName')}</span>
        </p>
        <p className={css['claim']}>{t('door.claim')}</p>
        <Drawing />
      </header>
      <main className={css['inside']}>
        <div className={css['language']}>
          <LanguageSwitch />
        </div>
        <div className={css['form']}>
          <div className={css['part']}>
            <h1 className={css['title']}>{title}</h1>
            {hint === undefined ? null : <p className={css['hint']}>{hint}</p>}
          </div>
          {children}
        </div>
      </main>
    </div>
  );
}

export function DoorPart({ title, hint, children }: DoorProps) {
  return (
    <section className={css['part']}>
      <div>
        <h2 className={css['partTitle']}>{title}</h2>
        {hint === undefined ? null : <p className={css['hint']}>{hint}</p>}
      </div>
      {children}
    </section>
  );
}

/** Weeks within what was expected of them, and one that really was better. */
function Drawing() {
  return (
    <svg className={css['drawing']} viewBox="0 0 320 96" aria-hidden="true">
      <path
        className={css['band']}
        d="M0 46 C80 38 160 42 240 40 L312 38 L312 66 C220 70 120 66 0 74 Z"
      />
      <path
        className={css['line']}
        d="M0 58 L26 63 L52 52 L78 60 L104 55 L130 64 L156 50 L182 58 L208 53 L234 60 L260 49 L286 54 L312 22"
      />
      <circle className={css['last']} cx="312" cy="22" r="5" />
    </svg>
  );
}
