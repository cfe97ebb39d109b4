import { useTranslations } from 'use-intl/react';
import type { LoopInfo } from '#server/contract/loops.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { useWho } from '../../ui/use-who.ts';

/** Who leads a loop, what is behind it and until when its next step is due, in few words. */
export function useLoopFacts(): (loop: LoopInfo) => readonly string[] {
  const t = useTranslations('loopPage');
  const verdict = useTranslations('loops.verdict');
  const { language } = useFormats();
  const who = useWho();
  const time = useInstantText();
  return ({ department, evidence, sponsor, dueAt, state, isLate, verified, reopened }) => [
    department === null
      ? t('ledByTeam')
      : t('ledBy', { who: isolate(nameIn(language, department.name, department.key)) }),
    evidence === null ? t('evidenceUnknown') : t('evidence', { count: evidence }),
    ...(sponsor === null ? [] : [t('sponsoredBy', { who: who(sponsor) })]),
    ...(dueAt === null ? [] : [dueText(t, { state, isLate, at: time(dueAt) })]),
    ...(verified === null ? [] : [verdict(verified.verdict)]),
    ...(reopened === 0 ? [] : [t('reopenedTimes', { count: reopened })]),
  ];
}

function dueText(
  t: ReturnType<typeof useTranslations<'loopPage'>>,
  { state, isLate, at }: { state: LoopInfo['state']; isLate: boolean; at: string },
): string {
  if (state === 'parked') return t('parkedUntil', { time: at });
  return isLate ? t('wasDue', { time: at }) : t('due', { time: at });
}
