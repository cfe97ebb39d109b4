import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { UploadAnswer } from '../../../api/client.ts';
import { isolate } from '../../../format/bidi.ts';
import { ErrorLine } from '../../../ui/ErrorLine.tsx';
import { FileButton } from './FileButton.tsx';
import { SendingBar } from './SendingBar.tsx';
import { useSendFile } from './use-send-file.ts';
import css from './Import.module.css';

export type ChooseFileProps = {
  /** Source whose next file this is; null = not known yet. */
  source: string | null;
  onSent: (sent: UploadAnswer) => void;
};

/** A place to drop a file on, and the platform's own file dialog for everybody else. */
export function ChooseFile({ source, onSent }: ChooseFileProps) {
  const t = useTranslations('wizard');
  const [isOver, setIsOver] = useState(false);
  const { sending, failure, send, cancel } = useSendFile(onSent);
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
        send(event.dataTransfer.files[0]);
      }}
    >
      {source !== null && <p>{t('forSource', { source: isolate(source) })}</p>}
      {sending ? (
        <SendingBar sending={sending} onCancel={cancel} />
      ) : (
        <>
          <p className={css['invite']}>{t('drop')}</p>
          <FileButton isPrimary label={t('choose')} onFile={send} />
          <p className={css['quiet']}>{t('formats', { limit: '\u20684 GB\u2069' })}</p>
        </>
      )}
      {failure && <ErrorLine failure={failure} />}
    </div>
  );
}
