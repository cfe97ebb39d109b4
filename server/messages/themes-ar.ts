import type { ThemeFaultKind } from '../domain/themes/faults.ts';
import { PHRASE_LETTERS, PHRASE_WORDS, PHRASES, STAR_LETTERS } from '../domain/themes/faults.ts';
import type { Words } from './words.ts';

/** What is wrong with a theme, in Arabic. */
export const themeFaultsAr: Readonly<Record<ThemeFaultKind, (w: Words) => string>> = {
  key_taken: (w) => `هناك موضوعان بالمفتاح ${w.quoted('seen')}، ولا بد لكل موضوع من مفتاح خاص به.`,
  key_reserved: (w) =>
    `${w.quoted('seen')} مفتاح محجوز للنصوص التي لا موضوع لها؛ اختر للموضوع مفتاحًا آخر.`,
  key_invalid: (w) => `مفتاح الموضوع من حرف إلى 200 حرف، ولا يصح أن يكون ${w.quoted('seen')}.`,
  name_missing: (w) =>
    `للموضوع ${w.quoted('seen')} عبارات، فلا بد له من اسم بالعربية واسم بالإنجليزية.`,
  parent_unknown: (w) =>
    `لا يمكن وضع الموضوع ${w.quoted('theme')} تحت ${w.quoted('seen')} لأنه ليس من المواضيع.`,
  parent_circle: (w) =>
    `لا يمكن وضع الموضوع ${w.quoted('theme')} تحت ${w.quoted('seen')} لأن هذا يقع تحته أصلًا.`,
  phrases_too_many: (w) =>
    `في الموضوع ${w.quoted('theme')} ${w.text('seen')} عبارة، والحد الأقصى ${PHRASES}. النجمة في آخر الكلمة تغني عن كتابة نهاياتها.`,
  phrase_without_words: (w) =>
    `العبارة ${w.quoted('seen')} في الموضوع ${w.quoted('theme')} لا كلمة فيها؛ اكتب كلمة واحدة على الأقل أو احذفها.`,
  phrase_too_long: (w) =>
    `العبارة ${w.quoted('seen')} في الموضوع ${w.quoted('theme')} طويلة؛ الحد الأقصى ${PHRASE_WORDS} كلمات و${PHRASE_LETTERS} حرف.`,
  phrase_too_wide: (w) =>
    `العبارة ${w.quoted('seen')} في الموضوع ${w.quoted('theme')} تنطبق على كلمات كثيرة جدًا؛ اكتب قبل النجمة حرفين على الأقل (${STAR_LETTERS}).`,
  phrase_shared: (w) =>
    `العبارة ${w.quoted('seen')} في الموضوع ${w.quoted('theme')} موجودة في الموضوع ${w.quoted('other')}، والعبارة الواحدة لا تدل إلا على موضوع واحد.`,
  phrase_double: (w) => `العبارة ${w.quoted('seen')} مكررة في الموضوع ${w.quoted('theme')}.`,
  exception_idle: (w) =>
    `الاستثناء ${w.quoted('seen')} لا يتضمن أي عبارة من الموضوع ${w.quoted('theme')}، فلا أثر له.`,
};
