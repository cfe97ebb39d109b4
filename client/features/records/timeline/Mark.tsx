import { useTranslations } from 'use-intl/react';
import type { TimelineMarkAnswer } from '#server/contract/customers.ts';
import { isolate } from '../../../format/bidi.ts';
import { nameIn } from '../../../format/name.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Shape } from '../../../ui/Shape.tsx';
import css from './Timeline.module.css';

/** What is worth noticing: a shape and a sentence. */
export function Mark({ mark }: { mark: TimelineMarkAnswer }) {
  const t = useTranslations('records.timeline');
  const formats = useFormats();
  const duration = (seconds: number): string => formats.value.gap('seconds', seconds);
  switch (mark.kind) {
    case 'handoff': {
      const name = ({ key, name: names }: typeof mark.from): string =>
        isolate(nameIn(formats.language, names, key));
      return (
        <li className={css['mark']}>
          <Shape judgement="changed" />
          {t(`handoff.${mark.what}`, { from: name(mark.from), to: name(mark.to) })}
        </li>
      );
    }
    case 'repeat':
      return (
        <li className={css['warning']}>
          <Shape judgement="no_base" />
          {t('repeat', { duration: duration(mark.seconds) })}
        </li>
      );
    case 'wait':
      return (
        <li className={css['warning']}>
          <Shape judgement="provisional" />
          {mark.to === null
            ? t('waiting', { duration: duration(mark.seconds) })
            : t('wait', { duration: duration(mark.seconds), day: formats.day.short(mark.to) })}
        </li>
      );
  }
}
