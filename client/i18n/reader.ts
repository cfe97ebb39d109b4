import { createContext, use } from 'react';
import type { Formats } from '../format/formats.ts';
import type { Preferences } from './preferences.ts';

export type Reader = {
  readonly preferences: Preferences;
  readonly formats: Formats;
  readonly direction: 'ltr' | 'rtl';
  prefer: (change: Partial<Preferences>) => Promise<void>;
};

export const ReaderContext = createContext<Reader | null>(null);

/** Who reads: language, digits, theme, and the formats that follow from them. */
export function useReader(): Reader {
  const reader = use(ReaderContext);
  if (!reader) throw new Error('useReader is called outside ReaderProvider');
  return reader;
}

export function useFormats(): Formats {
  return useReader().formats;
}
