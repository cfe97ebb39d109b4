import type { ProblemParams } from '../domain/problem.ts';
import { patternExample, shownPattern } from './date-pattern.ts';

export const LANGUAGES = ['en', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Digits stay Latin in sentences about values: they are compared with what was written in a file or an address. */
const LOCALE = { en: 'en', ar: 'ar-u-nu-latn' } as const satisfies Record<Language, string>;

const ISOLATE = '\u2068';
const END = '\u2069';
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufeff]/;
/** Control characters would break the line that shows them. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u2066-\u2069\u202a-\u202e]+/gu;

const LONGEST = 120;
/** Most items of a list a sentence names. */
const LISTED = 12;

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * The parameters of one problem as words of a sentence: values stand in isolates where they could turn the sentence
 * around, long ones are cut, numbers and lists are written the language's way.
 */
export class Words {
  private readonly params: ProblemParams;
  private readonly language: Language;

  constructor(params: ProblemParams, language: Language) {
    this.params = params;
    this.language = language;
  }

  /** True when the parameter is there and not empty. */
  has(name: string): boolean {
    const value = this.params[name];
    return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  }

  is(name: string, value: string | number): boolean {
    return this.params[name] === value;
  }

  /** True when both are numbers and the first is the greater one. */
  exceeds(name: string, other: string): boolean {
    const [value, most] = [this.params[name], this.params[other]];
    return typeof value === 'number' && typeof most === 'number' && value > most;
  }

  matches(name: string, pattern: RegExp): boolean {
    const value = this.params[name];
    return typeof value === 'string' && pattern.test(value);
  }

  /** The value as it was seen. A parameter that is missing shows its name in brackets, which a test looks for. */
  text(name: string): string {
    const value = this.params[name];
    if (value === undefined) return `⟨${name}⟩`;
    return this.token(Array.isArray(value) ? value.join(', ') : String(value));
  }

  /** The value in quotation marks of the language. */
  quoted(name: string): string {
    return this.inQuotes(this.text(name));
  }

  /** What the value is called in the language, in quotation marks; one without names stands for itself. */
  called(name: string): string {
    const names = this.params[`${name}Names`];
    const own = Array.isArray(names) ? String(names[LANGUAGES.indexOf(this.language)] ?? '') : '';
    return own === '' ? this.quoted(name) : this.inQuotes(this.token(own));
  }

  list(name: string): string {
    const value = this.params[name];
    if (value === undefined) return `⟨${name}⟩`;
    const items = (Array.isArray(value) ? value : [value]).map((item) => this.token(String(item)));
    const shown = items.slice(0, LISTED);
    const separator = this.language === 'ar' ? '، ' : ', ';
    return shown.join(separator) + (items.length > shown.length ? `${separator}…` : '');
  }

  /** The words that stand for a code; a code without any stands for itself. */
  word(name: string, words: Readonly<Record<string, string>>): string {
    const value = this.params[name];
    return (typeof value === 'string' ? words[value] : undefined) ?? this.text(name);
  }

  /** As `list`, of the words that stand for the codes. */
  wordList(name: string, words: Readonly<Record<string, string>>): string {
    const value = this.params[name];
    const items = Array.isArray(value) ? value : [value];
    const separator = this.language === 'ar' ? '، ' : ', ';
    return items.map((item) => words[String(item)] ?? this.token(String(item))).join(separator);
  }

  number(name: string): string {
    const value = this.params[name];
    if (typeof value !== 'number') return this.text(name);
    return new Intl.NumberFormat(LOCALE[this.language], { maximumFractionDigits: 2 }).format(value);
  }

  /** A number that is no value of a file, such as the line that is spoken of: whole, and without marks of thousands. */
  plain(name: string): string {
    const value = this.params[name];
    return typeof value === 'number' ? String(value) : this.text(name);
  }

  /** A number with the noun that goes with it; `#` stands for the number. */
  counted(name: string, forms: Forms): string {
    const value = this.params[name];
    if (typeof value !== 'number') return forms.other.replace('#', this.text(name));
    const rule = new Intl.PluralRules(LOCALE[this.language]).select(value);
    return (forms[rule] ?? forms.other).replace('#', this.number(name));
  }

  /** A number of bytes in the unit a person reads. */
  bytes(name: string): string {
    const value = this.params[name];
    if (typeof value !== 'number') return this.text(name);
    const power = Math.min(3, Math.floor(Math.log(Math.max(1, value)) / Math.log(1024)));
    const unit = (['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const)[power] ?? 'byte';
    return new Intl.NumberFormat(LOCALE[this.language], {
      style: 'unit',
      unit,
      maximumFractionDigits: 1,
    }).format(value / 1024 ** power);
  }

  /** Patterns of dates, as ` | ` parts them, each as `tell` puts it together with an example. */
  patterns(name: string, tell?: (pattern: string, example: string) => string): string {
    const one = (pattern: string): string => {
      const told = this.token(shownPattern(pattern, this.language === 'ar' ? 'هجري' : 'Hijri'));
      return tell ? tell(told, this.token(patternExample(pattern))) : told;
    };
    const or = this.language === 'ar' ? ' أو ' : tell ? ', or ' : ' or ';
    return this.has(name) ? this.raw(name).split(' | ').map(one).join(or) : `⟨${name}⟩`;
  }

  private inQuotes(text: string): string {
    return this.language === 'ar' ? `«${text}»` : `“${text}”`;
  }

  private raw(name: string): string {
    const value = this.params[name];
    return Array.isArray(value) ? value.join(' | ') : String(value);
  }

  private token(value: string): string {
    const clean = value.replace(UNPRINTABLE, ' ');
    const cut = clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1)}…` : clean;
    const mayTurn = this.language === 'ar' || RIGHT_TO_LEFT.test(cut);
    return mayTurn ? ISOLATE + cut + END : cut;
  }
}
