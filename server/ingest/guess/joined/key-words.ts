import { headerWords } from '../words.ts';

/** Words that say that a column names something, not what. */
const NAMING = new Set(
  headerWords(
    'id key code number reference uuid guid name label title رقم معرف رمز كود مفتاح اسم مسمى identifiant clé code numéro nom libellé clave código número nombre chave nome',
  ),
);
const NAMES = new Set(headerWords('name label title اسم مسمى nom libellé nombre título nome'));
/** Words of file names that do not say what is in them. */
const FILE = new Set(
  headerWords('data export table list sheet all file csv report بيانات تصدير قائمة جدول ورقة ملف'),
);

/** Words of a header without those that every name has. */
export function tellingWords(words: readonly string[]): string[] {
  return words.filter((word) => !NAMING.has(word));
}

/** Whether a header only says "id": it is that of what its file is about. */
export function isId(words: readonly string[]): boolean {
  return isBare(words) && !saysName(words);
}

/** Whether a header says that something is named, and not what. */
export function isBare(words: readonly string[]): boolean {
  return tellingWords(words).length === 0;
}

/** Whether a header says that its column holds the name of something, and not of what. */
export function saysName(words: readonly string[]): boolean {
  return words.some((word) => NAMES.has(word)) && isBare(words);
}

/** What a file or a sheet is about, as its name tells. */
export function subjectWords(name: string): string[] {
  const bare = name.replace(/(\.[a-z0-9]{1,6})+$/i, '');
  return tellingWords(headerWords(bare)).filter((word) => !FILE.has(word) && !/^\d+$/.test(word));
}

/**
 * How much two headers sound like one key, 0 to 1. A header that only says "id" is the id of what its file is about:
 * `group_id` goes with `id` in groups.
 */
export function headerLikeness(
  a: { words: readonly string[]; subject: readonly string[] },
  b: { words: readonly string[]; subject: readonly string[] },
): number {
  const [first, second] = [about(a), about(b)];
  const common = first.filter((word) => second.includes(word)).length;
  const likeness = common / Math.max(1, first.length, second.length);
  return Math.max(likeness, namesAndIsNamed(a.words, b.words) ? NAMES_IT : 0);
}

/** "Number of something" on one side and only "number" on the other: the other may be the something's own file. */
const NAMES_IT = 0.25;

function namesAndIsNamed(a: readonly string[], b: readonly string[]): boolean {
  const names = (words: readonly string[]): boolean =>
    !isBare(words) && tellingWords(words).length < words.length;
  return (names(a) && isBare(b)) || (names(b) && isBare(a));
}

function about({ words, subject }: { words: readonly string[]; subject: readonly string[] }) {
  const telling = tellingWords(words);
  return [...new Set((telling.length > 0 ? telling : subject).map(stem))];
}

/** An Arabic word by its firm letters, so that a plural and its singular are one: branches, branch. */
function stem(word: string): string {
  if (!/^\p{Script=Arabic}+$/u.test(word)) return word;
  const firm = word.replaceAll(/[اأإآءؤئويىةه]/g, '');
  return firm.length >= 2 ? firm : word;
}
