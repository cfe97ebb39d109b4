import type {
  EffectAnswer,
  ThemesAnswer,
  ThemesChange,
  TryAnswer,
  TryQuestion,
} from '#server/contract/themes.ts';
import type { Ask } from './accounts.ts';

/** What customers write about, and how texts are given their themes. */
export function createThemesApi(ask: Ask) {
  return {
    read: (signal: AbortSignal) => ask<ThemesAnswer>('GET', '/api/themes', undefined, signal),
    save: (change: ThemesChange) => ask<ThemesAnswer>('PUT', '/api/themes', change),
    effect: (question: { themes: ThemesChange['themes']; after?: string }, signal: AbortSignal) =>
      ask<EffectAnswer>('POST', '/api/themes/effect', question, signal),
    tryOut: (question: TryQuestion, signal: AbortSignal) =>
      ask<TryAnswer>('POST', '/api/themes/try', question, signal),
  };
}
