import type { Chance } from '../guess/chance.ts';
import type { LabelKind } from './frames.ts';

/** A kind of item: how it is written, what words go before it and how often, and its mask (null = it must stay). */
export type Form = {
  form: string;
  label: LabelKind;
  labelled: number;
  mask: string | null;
  write: (chance: Chance) => string;
};

/** As many digits. */
export function digits(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => chance.whole(0, 9)).join('');
}

/** A pattern with `#` for any digit and `N` for 2 to 9. */
export function fill(chance: Chance, pattern: string): string {
  return pattern.replace(/[#N]/g, (sign) =>
    String(sign === '#' ? chance.whole(0, 9) : chance.whole(2, 9)),
  );
}

const phone = (form: string, labelled: number, patterns: readonly string[]): Form => ({
  form: `phone ${form}`,
  label: 'phone',
  labelled,
  mask: '[phone]',
  write: (chance) => fill(chance, chance.of(patterns)),
});

// Shapes of numbers: national numbering plans as ITU-T publishes them.
const PHONES: readonly Form[] = [
  phone('international', 0.6, [
    '+966 5# ### ####',
    '+9665########',
    '+966-5#-###-####',
    '+966 1# ### ####',
    '(+966) 5########',
    '+966 (0)5# ### ####',
    '+20 10# ### ####',
    '+2011########',
    '+971 5# ### ####',
    '+9715########',
    '+962 7 9### ####',
    '+96279#######',
    '+965 9### ####',
    '+974 5### ####',
    '+973 3### ####',
    '+968 9### ####',
    '+964 77# ### ####',
    '+212 6##-######',
    '+216 2# ### ###',
    '+213 5## ## ## ##',
    '+961 3 ### ###',
    '+967 77# ### ###',
    '+249 91# ### ####',
    '+98 912 ### ####',
    '+44 7### ######',
    '+44 20 7### ####',
    '+1 (N##) N##-####',
    '+1 N## N## ####',
    '+33 6 ## ## ## ##',
    '+49 151 ########',
    '+90 53# ### ## ##',
    '+91 9#### #####',
    '+92 30# #######',
    '+60 12-### ####',
    '+62 812-####-####',
    '+63 917 ### ####',
  ]),
  phone('with 00', 0.6, [
    '009665########',
    '00966 5# ### ####',
    '002010########',
    '009715########',
    '0044 7### ######',
    '00962 7 9### ####',
    '0033 6 ## ## ## ##',
  ]),
  phone('national', 0.6, [
    '05########',
    '05# ### ####',
    '05#-###-####',
    '05## ### ###',
    '011 ### ####',
    '01# ### ####',
    '010########',
    '011 #### ####',
    '0100 ### ####',
    '02 2### ####',
    '07########',
    '079 ### ####',
    '07#########',
    '0770 ### ####',
    '06 ## ## ## ##',
    '06.##.##.##.##',
    '06########',
    '0912#######',
    '0912 ### ####',
    '07### ######',
    '020 7### ####',
    '0151 ########',
    '053# ### ## ##',
    '04 3## ####',
  ]),
  phone('American', 0.6, [
    '(N##) N##-####',
    'N##-N##-####',
    'N##.N##.####',
    'N## N## ####',
    '1-N##-N##-####',
  ]),
  phone('short with a label', 1, [
    '9### ####',
    '5#######',
    '3#######',
    '6### ####',
    '2## ####',
    '5########',
    '1########',
  ]),
  phone('code without plus', 0.7, [
    '9665########',
    '9715########',
    '2010########',
    '96279#######',
    '9659#######',
    '447#########',
  ]),
  phone('bare and unlabelled', 0, ['N##N######', '5########', '9### ####']),
];

const NAMES = [
  'ahmed',
  'sara.ali',
  'm_hassan',
  'j.smith',
  'fatima99',
  'omar-k',
  'nour+shop',
  'info',
  'contact.us',
  'Khalid.AlOtaibi',
  'abu3abdullah',
  'leila_1990',
];
const HOSTS = [
  'gmail.com',
  'hotmail.com',
  'outlook.sa',
  'yahoo.co.uk',
  'company.com.sa',
  'mail.example.org',
  'live.fr',
  'icloud.com',
  'uni-bonn.de',
  'moh.gov.eg',
  'x.io',
];

const mail = (form: string, write: Form['write']): Form => ({
  form: `mail ${form}`,
  label: 'mail',
  labelled: 0.5,
  mask: '[mail]',
  write,
});
const MAILS: readonly Form[] = [
  mail('plain', (c) => `${c.of(NAMES)}${c.is(0.4) ? c.whole(1, 999) : ''}@${c.of(HOSTS)}`),
  mail('upper case', (c) => `${c.of(NAMES)}@${c.of(HOSTS)}`.toUpperCase()),
  mail(
    'Arabic',
    (c) => `${c.of(['أحمد', 'خدمة.العملاء', 'سارة'])}@${c.of(['مثال.شبكة', 'موقع.السعودية'])}`,
  ),
];

/** Digits with the check digit of Luhn at the end (ISO/IEC 7812-1, written from the standard). */
export function luhn(body: string): string {
  const sum = Array.from(body)
    .toReversed()
    .reduce((all, digit, i) => {
      const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
      return all + Math.floor(value / 10) + (value % 10);
    }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

function grouped(text: string, sizes: readonly number[], sign: string): string {
  let at = 0;
  return sizes.map((size) => text.slice(at, (at += size))).join(sign);
}

const card = (
  form: string,
  begins: readonly string[],
  length: number,
  sizes: readonly number[],
): Form => ({
  form: `card ${form}`,
  label: 'card',
  labelled: 0.6,
  mask: '[card]',
  write: (c) => {
    const begin = c.of(begins);
    const number = luhn(begin + digits(c, length - 1 - begin.length));
    return c.is(0.4) ? number : grouped(number, sizes, c.of([' ', '-']));
  },
});
const CARDS: readonly Form[] = [
  card(
    'of 16',
    ['4', '51', '55', '2221', '2720', '6011', '65', '4847', '5297', '588845'],
    16,
    [4, 4, 4, 4],
  ),
  card('of 15', ['34', '37'], 15, [4, 6, 5]),
  card('of 14', ['36', '38'], 14, [4, 6, 4]),
  card('of 19', ['62', '4'], 19, [4, 4, 4, 4, 3]),
];

// Countries' structures: the IBAN registry (n = digit, c = letter or digit, a = letter).
const IBANS = {
  SA: 'nn cccccccccccccccccc',
  AE: 'nnn nnnnnnnnnnnnnnnn',
  EG: 'nnnn nnnn nnnnnnnnnnnnnnnnn',
  KW: 'aaaa cccccccccccccccccccccc',
  QA: 'aaaa ccccccccccccccccccccc',
  BH: 'aaaa cccccccccccccc',
  JO: 'aaaa nnnn cccccccccccccccccc',
  GB: 'aaaa nnnnnn nnnnnnnn',
  DE: 'nnnnnnnn nnnnnnnnnn',
  FR: 'nnnnn nnnnn ccccccccccc nn',
  LB: 'nnnn cccccccccccccccccccc',
  TN: 'nn nnn nnnnnnnnnnnnn nn',
  IQ: 'aaaa nnn nnnnnnnnnnnn',
} as const;

/** An IBAN with check digits by ISO 7064, counted with whole numbers of any size. */
export function iban(chance: Chance, valid = true): string {
  const [country, structure] = chance.of(Object.entries(IBANS));
  const body = structure.replaceAll(' ', '').replace(/[nca]/g, (sign) => {
    if (sign === 'n' || (sign === 'c' && chance.is(0.8))) return String(chance.whole(0, 9));
    return chance.of(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'));
  });
  const value = Array.from(`${body}${country}00`, (one) => Number.parseInt(one, 36)).join('');
  const check = 98 - Number(BigInt(value) % 97n);
  const shown = valid ? check : (check + chance.whole(1, 90)) % 97;
  return `${country}${String(shown).padStart(2, '0')}${body}`;
}

const ibanForm = (form: string, write: Form['write']): Form => ({
  form: `iban ${form}`,
  label: 'iban',
  labelled: 0.7,
  mask: '[iban]',
  write,
});
const IBAN_FORMS: readonly Form[] = [
  ibanForm('in one piece', (c) => iban(c)),
  ibanForm('in fours', (c) => iban(c).replace(/.{4}(?=.)/g, '$& ')),
  ibanForm('in small letters', (c) => iban(c).toLowerCase()),
];

/** Every form of a secret; phones and mails come as often as customers write them. */
export const SECRETS: readonly Form[] = [
  ...PHONES.slice(0, 3),
  ...PHONES.slice(0, 3),
  ...PHONES.slice(0, 3),
  ...PHONES.slice(0, 3),
  ...PHONES.slice(0, 3),
  ...PHONES,
  ...MAILS,
  ...MAILS,
  MAILS[0] ?? MAILS[1],
  ...CARDS,
  ...CARDS,
  ...IBAN_FORMS,
  ...IBAN_FORMS,
].filter((form) => form !== undefined);
