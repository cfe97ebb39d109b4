import { useTranslations } from 'use-intl/react';
import type { LoopLineInfo } from '#server/contract/loops.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { TimelineCard } from '../../ui/TimelineCard.tsx';
import { useLineText } from './use-line-text.ts';

export function LoopTimeline({ steps }: { steps: readonly LoopLineInfo[] }) {
  const t = useTranslations('loopPage');
  const time = useInstantText();
  const said = useLineText();
  const lines = steps.map((step) => ({ ...step, said: said(step), when: time(step.at) }));
  return <TimelineCard title={t('timeline')} lines={lines} />;
}
