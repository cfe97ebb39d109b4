import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { AlertInfo } from '#server/contract/alerts.ts';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import { metricInfo } from '../../api/metric-name.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { daysBetween } from '../../format/day.ts';
import { decimalsApart } from '../../format/decimals-apart.ts';
import { dayIn, formatHour } from '../../format/instant.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useZone } from '../../api/use-zone.ts';

type Facts = NonNullable<AlertInfo['facts']>;

export type AlertText = {
  /** What it is about: the metric, theme or rule, and where. */
  subject: (alert: AlertInfo) => string;
  /** What happened, in one sentence, against what was expected. */
  sentence: (alert: AlertInfo) => string;
  /** The days it is about. */
  when: (alert: AlertInfo) => string;
};

/** What alerts say, in the reader's words. */
export function useAlertText(): AlertText {
  const t = useTranslations('alerts');
  const formats = useFormats();
  const zone = useZone();
  const { data: catalogue } = useQuery(useQueries().catalogue());
  const name = (group: { key: string; name: { en: string; ar: string } }) =>
    isolate(nameIn(formats.language, group.name, group.key));

  const subject = ({ kind, rule, scope }: AlertInfo): string => {
    const { department, theme, others } = scope;
    const metric =
      rule.metric === null
        ? null
        : isolate(nameIn(formats.language, rule.metricName ?? { en: '', ar: '' }, rule.metric));
    const grave = rule.name ? isolate(nameIn(formats.language, rule.name, '')) : t('grave');
    const start = metric ?? (kind === 'grave' ? grave : null);
    const about = theme && name(theme);
    const what =
      start === null
        ? (about ?? t('records'))
        : about === null
          ? start
          : t('about', { what: start, theme: about });
    const where = [...(department ? [department] : []), ...others].map(name);
    if (where.length > 0) return t('in', { what, where: formats.list(where) });
    // A theme by itself is already narrower than the whole.
    return about === null && kind !== 'grave' ? t('ofWhole', { what }) : what;
  };

  const when = ({ period, lastAt, hour }: AlertInfo): string => {
    if (hour !== null) {
      return t('inHour', { hour: formatHour(formats.locale, zone, Date.parse(hour)) });
    }
    if (!period) return t('onDay', { day: formats.day.long(dayIn(zone, Date.parse(lastAt))) });
    const length = daysBetween(period.from, period.to);
    const range = formats.day.range(period.from, period.to);
    if (length <= 1) return t('onDay', { day: range });
    return length === 7 ? t('inWeek', { range }) : t('inDays', { range });
  };

  const expected = (
    { kind, hour }: AlertInfo,
    unit: Unit,
    facts: Facts,
    decimals: number,
  ): string => {
    const { value, low, high, expected: about } = facts;
    const plain = (one: number) => formats.value.plain(unit, one, decimals);
    if (kind === 'level') {
      const limit = low !== null && value !== null && value < low ? low : (high ?? low);
      return limit === null ? t('beyond') : t('overLimit', { limit: plain(limit) });
    }
    if (kind === 'change' && about !== null) return t('before', { value: plain(about) });
    if (kind === 'gap' && about !== null) return t('targetIs', { value: plain(about) });
    if (facts.addsUp && about !== null) return t('addsUp', { value: plain(about) });
    const interval = formats.value.interval(unit, low, high, decimals);
    if (interval !== null) return t(hour === null ? 'expected' : 'usual', { interval });
    return about === null ? t('expectedLess') : t('expectedAbout', { value: plain(about) });
  };

  const sentence = (alert: AlertInfo): string => {
    const { kind, scope, facts, rule } = alert;
    if (kind === 'silence') {
      return t('silent', {
        source: scope.source
          ? isolate(nameIn(formats.language, scope.source.name, scope.source.id))
          : subject(alert),
      });
    }
    if (kind === 'overdue') {
      const loop = formats.value.plain('count', alert.loop ?? 0);
      const { department } = scope;
      return department ? t('lateIn', { where: name(department), loop }) : t('late', { loop });
    }
    if (kind === 'regressed') {
      const loop = formats.value.plain('count', alert.loop ?? 0);
      const { department } = scope;
      return department
        ? t('regressedIn', { where: name(department), loop })
        : t('regressed', { loop });
    }
    if (kind === 'unanswered') {
      const count = facts?.value ?? 0;
      const { department } = scope;
      return department
        ? t('waitingIn', { where: name(department), count })
        : t('waiting', { count });
    }
    if (kind === 'grave') return t('graveOf', { subject: subject(alert) });
    if (!facts || facts.value === null) {
      return t('hidden', { subject: subject(alert), when: when(alert) });
    }
    const info = rule.metric !== null && catalogue ? metricInfo(catalogue, rule.metric) : null;
    const unit = info?.unit ?? 'count';
    const { value, low, high, expected: about, addsUp } = facts;
    const against = addsUp ? [] : [low, high, about];
    const decimals = decimalsApart(formats.value.plain, unit, value, against);
    const said = {
      subject: subject(alert),
      when: when(alert),
      expected: expected(alert, unit, facts, decimals),
    };
    if (rule.metric === null) return t('count', { ...said, count: value });
    return t('value', { ...said, value: formats.value.value(unit, value, decimals).text });
  };

  return { subject, sentence, when };
}
