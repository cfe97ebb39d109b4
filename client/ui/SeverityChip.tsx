import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlertInfo } from '#server/contract/alerts.ts';
import css from './SeverityChip.module.css';

type Severity = AlertInfo['severity'];

/** Drawn apart from each other also without colour: full, half and empty. */
const SHAPES: Readonly<Record<Severity, ReactNode>> = {
  grave: <path d="M3 0.5 H7 L9.5 3 V7 L7 9.5 H3 L0.5 7 V3 Z" />,
  serious: (
    <>
      <path d="M5 1 L9 5 L5 9 L1 5 Z" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M5 1 L5 9 L1 5 Z" />
    </>
  ),
  watch: <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.4" />,
};

const TONES: Readonly<Record<Severity, string | undefined>> = {
  grave: css['grave'],
  serious: css['serious'],
  watch: css['watch'],
};

/** How much an alert or a loop matters: shape, word and colour together. */
export function SeverityChip({ severity }: { severity: Severity }) {
  const t = useTranslations('alerts.severity');
  return (
    <span className={[css['chip'], TONES[severity]].join(' ')}>
      <svg className={css['shape']} viewBox="0 0 10 10" aria-hidden="true">
        {SHAPES[severity]}
      </svg>
      <span>{t(severity)}</span>
    </span>
  );
}
