import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import { useReader } from './i18n/reader.ts';
import { Button } from './ui/Button.tsx';
import { Dialog } from './ui/Dialog.tsx';
import css from './Shortcuts.module.css';

type Page = { readonly path: string; readonly label: string };

/** After the first key of two, the second is waited for this long. */
const WAIT_MS = 1500;

/** Keys that lead to pages and to the search; where they stand on the keyboard counts, whatever language it writes. */
export function Shortcuts({ pages }: { pages: readonly Page[] }) {
  const t = useTranslations('shortcuts');
  const { preferences, prefer } = useReader();
  const [, navigate] = useLocation();
  const [isOpen, setIsOpen] = useState(false);
  const isOn = preferences.shortcuts === 'on';

  useEffect(() => {
    let goSince = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const isSlash = event.code === 'Slash' || event.key === '/' || event.key === '?';
      if (event.key === '?' || (isSlash && event.shiftKey)) setIsOpen(true);
      else if (!isOn) return;
      else if (isSlash) {
        const field = document.querySelector<HTMLInputElement>('main input[type=search]');
        if (field) field.focus();
        else navigate('/records');
      } else if (event.code === 'KeyG') {
        goSince = event.timeStamp;
        return;
      } else {
        const place = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
        const page = place === undefined ? undefined : pages[Number(place) - 1];
        if (!page || event.timeStamp - goSince > WAIT_MS) return;
        goSince = -Infinity;
        navigate(page.path);
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn, navigate, pages]);

  if (!isOpen) return null;
  const leave = () => setIsOpen(false);
  return (
    <Dialog title={t('title')} onLeave={leave}>
      <dl className={css['keys']}>
        {pages.slice(0, 9).map(({ path, label }, i) => (
          <div key={path}>
            <dt>
              <kbd>G</kbd> <kbd>{i + 1}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>/</kbd>
          </dt>
          <dd>{t('search')}</dd>
        </div>
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{t('help')}</dd>
        </div>
      </dl>
      <p className={css['actions']}>
        <Button onPress={() => void prefer({ shortcuts: isOn ? 'off' : 'on' })}>
          {isOn ? t('turnOff') : t('turnOn')}
        </Button>
        <Button onPress={leave}>{t('close')}</Button>
      </p>
    </Dialog>
  );
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null)
  );
}
