/** Arabic letters as readers of Latin script write them, without marks; hamza alone has no letter. */
const LETTERS: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ٱ: 'a',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 'th',
  ج: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'a',
  و: 'w',
  ؤ: 'w',
  ي: 'y',
  ی: 'y',
  ئ: 'y',
  ى: 'a',
  ء: '',
};

/** A text with its Arabic letters written in Latin ones; what else stands there stays. */
export function latinLetters(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u064b-\u065f\u0640]/g, '')
    .replaceAll(/\p{Script=Arabic}/gu, (letter) => LETTERS[letter] ?? ' ');
}
