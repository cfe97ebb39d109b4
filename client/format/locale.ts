export const LANGUAGES = ['en', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

export const DIGITS = ['latn', 'arab'] as const;
export type Digits = (typeof DIGITS)[number];

export type LocaleTag =
  | 'en-GB-u-ca-gregory-nu-latn'
  | 'ar-SA-u-ca-gregory-nu-latn'
  | 'ar-SA-u-ca-gregory-nu-arab';

/**
 * Calendar and digits are pinned: what a bare `ar` or `ar-SA` means differs between engines and their versions. English is
 * always written in Latin digits.
 */
export function localeTag(language: Language, digits: Digits): LocaleTag {
  if (language === 'en') return 'en-GB-u-ca-gregory-nu-latn';
  return digits === 'arab' ? 'ar-SA-u-ca-gregory-nu-arab' : 'ar-SA-u-ca-gregory-nu-latn';
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
