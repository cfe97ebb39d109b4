import type { Random } from './random.ts';
import type { Sentences, SentencesByKey } from './sentences.ts';
import { BILLING_SENTENCES } from './texts/billing.ts';
import { BRANCH_SENTENCES } from './texts/branches.ts';
import { CARD_SENTENCES } from './texts/cards.ts';
import { DELIVERY_SENTENCES } from './texts/delivery.ts';
import { DIGITAL_SENTENCES } from './texts/digital.ts';
import { FIELD_SERVICE_SENTENCES } from './texts/field-service.ts';
import { PRAISE_SENTENCES } from './texts/praise.ts';

type Language = 'en' | 'ar';

/** What customers complain about, by theme. */
export const COMPLAINT_SENTENCES: SentencesByKey = {
  ...BILLING_SENTENCES,
  ...BRANCH_SENTENCES,
  ...CARD_SENTENCES,
  ...DELIVERY_SENTENCES,
  ...DIGITAL_SENTENCES,
  ...FIELD_SERVICE_SENTENCES,
};

const TIMES: Record<Language, readonly string[]> = {
  en: ['three times', 'four times', 'five times'],
  ar: ['ثلاث مرات', 'أربع مرات', 'خمس مرات'],
};

const REQUESTS: Record<Language, readonly string[]> = {
  en: [
    'Please call me back.',
    'I need an answer today.',
    'I have waited long enough.',
    'Please tell me what happens next.',
    'I expect better.',
  ],
  ar: [
    'أرجو معاودة الاتصال بي.',
    'أحتاج إلى رد اليوم.',
    'انتظرت بما يكفي.',
    'أرجو إخباري بالخطوة التالية.',
    'أتوقع خدمة أفضل.',
  ],
};
const REQUEST_SHARE = 0.3;

function fill(sentence: string, language: Language, random: Random): string {
  if (!sentence.includes('{')) return sentence;
  return sentence
    .replace('{days}', String(random.whole(3, 9)))
    .replace('{hours}', String(random.whole(3, 9)))
    .replace('{amount}', String(random.whole(1, 9) * 100))
    .replace('{times}', random.pick(TIMES[language]));
}

function sentencesOf(all: SentencesByKey, key: string): Sentences {
  const found = all[key];
  if (found === undefined) throw new RangeError(`no demonstration sentences for ${key}`);
  return found;
}

/** A customer's complaint about a theme, in the customer's language, sometimes followed by a request. */
export function complaint(theme: string, language: Language, random: Random): string {
  const sentence = random.pick(sentencesOf(COMPLAINT_SENTENCES, theme)[language]);
  const text = fill(sentence, language, random);
  return random.chance(REQUEST_SHARE) ? `${text} ${random.pick(REQUESTS[language])}` : text;
}

/** A satisfied customer's comment about a department. */
export function praise(department: string, language: Language, random: Random): string {
  const key = random.chance(0.5) ? department : 'any';
  return random.pick(sentencesOf(PRAISE_SENTENCES, key)[language]);
}
