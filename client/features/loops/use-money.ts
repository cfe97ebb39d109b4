import { useQuery } from '@tanstack/react-query';
import { useQueries } from '../../api/use-queries.ts';
import type { Money } from '../../format/money.ts';
import { createMoney } from '../../format/money.ts';
import { useFormats } from '../../i18n/reader.ts';

/** Sums in the organisation's currency; null = it is not known yet. */
export function useMoney(): Money | null {
  const { locale } = useFormats();
  const currency = useQuery(useQueries().organisation()).data?.currency;
  return currency === undefined ? null : createMoney(locale, currency);
}
