import { useTranslations } from 'use-intl/react';
import type { Catalogue } from '../../api/client.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import type { Option } from '../../ui/SelectControl.tsx';

/** Shares of the answers to one question to customers, each with that question; nothing first. */
export function useBesideOptions({ metrics, instruments }: Catalogue): Option<string>[] {
  const t = useTranslations('beliefs');
  const { language, line } = useFormats();
  const shares = metrics.flatMap(({ id, name, unit, instrument: kind }) =>
    unit === 'percent' && kind !== null && kind !== 'any'
      ? instruments
          .filter((one) => one.kind === kind)
          .map((one) => ({
            value: `${id}:${one.id}`,
            label: line([nameIn(language, name, id), nameIn(language, one.question, one.id)]),
          }))
      : [],
  );
  return [{ value: '', label: t('nothing') }, ...shares];
}

/** What a sentence is put beside unless somebody chooses: satisfaction, where customers are asked for it. */
export function usualMetric({ instruments }: Catalogue): string {
  const asked = instruments.find(({ kind }) => kind === 'csat');
  return asked ? `csat:${asked.id}` : '';
}
