import { useTranslations } from 'use-intl/react';
import type { ThemesAnswer } from '#server/contract/themes.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';

/** How far earlier records have been gone through by the themes in force; nothing once that is done. */
export function RescoreNote({ rescoring }: { rescoring: ThemesAnswer['rescoring'] }) {
  const t = useTranslations('themes');
  const { value } = useFormats();
  const { state, texts, seen } = rescoring;
  if (state === 'done') return null;
  const all = texts ?? 0;
  return (
    <Card>
      <ProgressBar
        share={all === 0 ? 0 : seen / all}
        label={
          state === 'waiting'
            ? t('rescoringWaiting')
            : t('rescoring', { seen: value.count(seen), texts: value.count(all) })
        }
      />
    </Card>
  );
}
