import { useTranslations } from 'use-intl/react';
import type { AlertStepInfo } from '#server/contract/alerts.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { TimelineCard } from '../../ui/TimelineCard.tsx';
import { useStepText } from './use-step-text.ts';

export function AlertTimeline({ steps }: { steps: readonly AlertStepInfo[] }) {
  const t = useTranslations('alerts');
  const time = useInstantText();
  const { said } = useStepText();
  const lines = steps.map((step) => ({ ...step, said: said(step), when: time(step.at) }));
  return <TimelineCard title={t('timeline')} lines={lines} />;
}
