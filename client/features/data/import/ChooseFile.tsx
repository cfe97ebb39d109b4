import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { UploadAnswer } from '../../../api/client.ts';
import { failureOf } from '../../../api/failure.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { isolate } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorLine } from '../../../ui/ErrorLine.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import css from './Import.module.css';

export type ChooseFileProps = {
  /** Source whose next file this is; null = not known yet. */
  source: string | null;
  onSent: (sent: UploadAnswer) => void;
};

/** A place to drop a file on, and the platform's own file dialog for everybody else. */
export function ChooseFile({ source, onSent }: ChooseFileProps) {
  const t = useTranslations('wizard');
  const { value } = useFormats();
  const { actions } = useQueries();
  const input = useRef<HTMLInputElement>(null);
  const sending = useRef<AbortController | null>(null);
  const [share, setShare] = useState(0);
  const [isOver, setIsOver] = useState(false);
  const send = useMutation({
    mutationFn: (file: File) => {
      setShare(0);
      sending.current = new AbortController();
      return actions.sendFile(file, setShare, sending.current.signal);
    },
    onSuccess: onSent,
  });
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !send.isPending) send.mutate(file);
  };
  const isCancelled = send.isError && send.error.name === 'AbortError';
  return (
    <div
      className={[css['drop'], isOver ? css['over'] : ''].join(' ')}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => {
        setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      {source !== null && <p>{t('forSource', { source: isolate(source) })}</p>}
      {send.isPending ? (
        <>
          <ProgressBar
            share={share}
            label={t('sending', {
              name: isolate(send.variables.name),
              share: value.plain('percent', share * 100),
            })}
          />
          <Button onPress={() => sending.current?.abort()}>{t('cancel')}</Button>
        </>
      ) : (
        <>
          <p className={css['invite']}>{t('drop')}</p>
          <Button isPrimary onPress={() => input.current?.click()}>
            {t('choose')}
          </Button>
          <input
            ref={input}
            // The button before it stands for it: one way in, for the eye and the ear.
            hidden
            type="file"
            onChange={(event) => {
              take(event.target.files);
            }}
          />
          <p className={css['quiet']}>{t('formats', { limit: '\u20684 GB\u2069' })}</p>
        </>
      )}
      {send.isError && !isCancelled && <ErrorLine failure={failureOf(send.error)} />}
    </div>
  );
}
