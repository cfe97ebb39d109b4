import { useTranslations } from 'use-intl/react';
import type { ChangeAnswer } from '#server/contract/changes.ts';
import type { Catalogue } from '../../api/client.ts';
import { metricInfo, metricName } from '../../api/metric-name.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useSizeText } from '../../ui/use-size-text.ts';

/** Changes are told to a tenth of the unit: no figure here is surer. Counts are whole, durations choose their own parts. */
const DECIMALS = 1;

export type ChangeText = {
  /** What changed, and where: whole sentences. */
  readonly sentences: readonly string[];
  /** Against what, and who answers for it. */
  readonly notes: readonly string[];
};

/** A change in the reader's words; `among` = the numbers of the page. No verb has the metric as its subject in Arabic, so that none needs its gender. */
export function useChangeText(
  catalogue: Catalogue,
  among: readonly string[],
): (change: ChangeAnswer) => ChangeText {
  const t = useTranslations();
  const formats = useFormats();
  const sizeText = useSizeText();
  const { language } = formats;
  return ({ metric, value, verdict, since, driver, owner }) => {
    const unit = metricInfo(catalogue, metric)?.unit ?? 'count';
    const name = metricName(catalogue, metric, language, among);
    const decimals = unit === 'count' || unit === 'seconds' ? 0 : DECIMALS;
    const plain = (of: number | null): string => formats.value.plain(unit, of, decimals);
    const notes = [t('changes.owner', { name: isolate(nameIn(language, owner, '')) })];
    if (!since) {
      const { basis, expectedLow, expectedHigh, expected } = verdict;
      const interval =
        formats.value.interval(unit, expectedLow, expectedHigh, decimals) ?? plain(expected);
      const after = plain(value.value);
      if (basis === 'week_before') {
        const before = plain(expected);
        return { sentences: [t('changes.before', { metric: name, after, before })], notes };
      }
      return { sentences: [t('changes.against', { metric: name, after, interval })], notes };
    }
    const moved = t(since.change > 0 ? 'changes.rose' : 'changes.fell', {
      metric: name,
      size: sizeText(unit, since.change),
      before: plain(since.before),
      after: plain(value.value),
    });
    const where = driver?.where.map((one) =>
      t('drivers.one', {
        name: isolate(nameIn(language, one.name, one.key)),
        dimension: t(`dimension.${one.dimension}`),
      }),
    );
    const part =
      driver && where
        ? t('changes.driver', {
            contribution: formats.value.change(unit, driver.contribution, decimals),
            where: formats.list(where),
            from: plain(driver.before),
            to: plain(driver.after),
          })
        : null;
    return {
      sentences: part === null ? [moved] : [moved, part],
      notes: [t('changes.since', { range: formats.day.range(since.from, since.to) }), ...notes],
    };
  };
}
