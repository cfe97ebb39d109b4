import { describe, expect, it } from 'vitest';
import { compileDateFormat } from '#server/ingest/values/date-format.ts';
import { newDateParts } from '#server/ingest/values/date-steps.ts';
import { MONTH_NAMES } from '#server/ingest/values/month-names.ts';

/** The day and time that a format reads, as `2026-11-10 14:05`; null where it reads none. */
function read(text: string, format: string): string | null {
  const parts = newDateParts();
  const reader = compileDateFormat(format);
  if (!reader) throw new Error(`${format} is no format`);
  if (!reader(text, parts)) return null;
  const { year, month, day, hour, minute } = parts;
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  return parts.precision === 'day' ? date : `${date} ${two(hour)}:${two(minute)}`;
}

/** The months of a year as each of these writes them, January first. */
const YEARS: Readonly<Record<string, string>> = {
  English: 'January February March April May June July August September October November December',
  'English in short': 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec',
  French: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'French in short': 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
  'French without accents': 'JANV FEVR MARS AVR MAI JUIN JUIL AOUT SEPT OCT NOV DEC',
  Spanish:
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'Spanish in short': 'ene feb mar abr may jun jul ago sep oct nov dic',
  Portuguese:
    'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  'Portuguese in short': 'jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.',
  'Arabic of the Gulf':
    'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
  'Arabic of Egypt without hamza':
    'يناير فبراير مارس ابريل مايو يونيه يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر',
  'Arabic of the Levant':
    'كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول',
  'Arabic of Algeria and Tunisia':
    'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر',
  'Arabic of Morocco': 'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر',
};

describe('A weekday before a date', () => {
  it.each([
    ['Tue, 10 Nov 2026', 'ddd, D MMM YYYY'],
    ['Tuesday, Nov 10, 2026', 'ddd, MMM D, YYYY'],
    ['mardi 10 novembre 2026', 'ddd D MMM YYYY'],
    ['mar. 10/11/2026', 'ddd D/M/YYYY'],
    ['martes, 10 de noviembre de 2026', 'ddd, D MMM YYYY'],
    ['terça-feira, 10 de novembro de 2026', 'ddd, D MMM YYYY'],
    ['الثلاثاء، ١٠ نوفمبر ٢٠٢٦', 'ddd، D MMM YYYY'],
  ])('is passed over: %s', (text, format) => {
    expect(read(text, format)).toBe('2026-11-10');
  });

  it('must be one', () => {
    expect(read('Due 10 Nov 2026', 'ddd D MMM YYYY')).toBeNull();
  });
});

describe('A month without its day', () => {
  it.each([
    ['2026-11', 'YYYY-M'],
    ['11/2026', 'M/YYYY'],
    ['nov. 2026', 'MMM YYYY'],
    ['Nov-26', 'MMM-YY'],
  ])('begins on its first: %s', (text, format) => {
    expect(read(text, format)).toBe('2026-11-01');
  });

  it('has no time', () => {
    expect(compileDateFormat('YYYY-MM HH:mm')).toBeNull();
  });
});

describe('How far a time is ahead of UTC', () => {
  it.each([
    ['2026-11-10 14:05 UTC', 0],
    ['2026-11-10 14:05 GMT+3', 180],
    ['2026-11-10 14:05 غرينتش+3', 180],
    ['2026-11-10 14:05 -0330', -210],
    ['2026-11-10 14:05 EST', -300],
    ['2026-11-10 14:05 GMT+0200 (Eastern European Standard Time)', 120],
  ])('is read: %s', (text, minutes) => {
    for (const format of ['ISO', 'YYYY-MM-DD HH:mm Z']) {
      const parts = newDateParts();
      expect(compileDateFormat(format)?.(text, parts)).toBe(true);
      expect([parts.hour, parts.minute, parts.offset]).toEqual([14, 5, minutes]);
    }
  });

  it.each(['2026-11-10 14:05 AST', '2026-11-10 14:05 GMT+15', '2026-11-10 14:05 UTC+3 (a'])(
    'is not guessed: %s',
    (text) => {
      expect(compileDateFormat('ISO')?.(text, newDateParts())).toBe(false);
    },
  );
});

describe('A month in words', () => {
  it.each(Object.entries(YEARS))('is read in %s', (_, year) => {
    const months = year.split(' ').map((name) => name.replace('_', ' '));
    const days = months.map((name) => read(`7 ${name} 2026`, 'D MMM YYYY'));
    expect(days).toEqual(
      [...months.keys()].map((i) => `2026-${String(i + 1).padStart(2, '0')}-07`),
    );
  });

  it('has no name that is another month elsewhere', () => {
    const all = MONTH_NAMES.flatMap((names) => names.split(' '));
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
    // juin or juillet
    expect(read('7 jui 2026', 'D MMM YYYY')).toBeNull();
  });

  it.each([
    ['١٠ نوفمبر ٢٠٢٦', 'D MMM YYYY', '2026-11-10'],
    ['10 تَشرين  الثّاني 2026', 'D MMM YYYY', '2026-11-10'],
    ['1er mars 2026', 'D MMM YYYY', '2026-03-01'],
    ['1º de março de 2026', 'D MMM YYYY', '2026-03-01'],
    ['March 3rd, 2026', 'MMM D, YYYY', '2026-03-03'],
    ['10 de noviembre de 2026', 'D MMM YYYY', '2026-11-10'],
    ['10 de noviembre del 2026', 'D MMMM YYYY', '2026-11-10'],
    ['10 DE NOVEMBRO DE 2026', 'D MMM YYYY', '2026-11-10'],
    ['10-nov-2026', 'D-MMM-YYYY', '2026-11-10'],
    ['10-févr.-2026', 'D-MMM-YYYY', '2026-02-10'],
    ['10.fev.2026', 'D.MMM.YYYY', '2026-02-10'],
    ['10/nov/26', 'D/MMM/YY', '2026-11-10'],
    ['10/out/26', 'D/MMM/YY', '2026-10-10'],
    ['10 avr. 2026', 'D MMM. YYYY', '2026-04-10'],
    ['10 mai 2026', 'D MMM. YYYY', '2026-05-10'],
    ['10 novembre 2026 14h05', 'D MMM YYYY H[h]mm', '2026-11-10 14:05'],
    ['10 novembre 2026 à 14h05', 'D MMM YYYY H[h]mm', '2026-11-10 14:05'],
    ['10 de noviembre de 2026 a las 9:05', 'D MMM YYYY H:mm', '2026-11-10 09:05'],
    ['10 نوفمبر 2026، 2:05 م', 'D MMM YYYY، h:mm A', '2026-11-10 14:05'],
    ['2:05 ص 10 آب 2026', 'h:mm A D MMM YYYY', '2026-08-10 02:05'],
    ['2:05 PM 10 août 2026', 'h:mm A D MMM YYYY', '2026-08-10 14:05'],
    ['10-09-26 05h25', 'D-MM-YY HH[h]mm', '2026-09-10 05:25'],
    ['10-09-26 5H25', 'D-MM-YY H[h]mm', '2026-09-10 05:25'],
  ])('stands in %s as %s', (text, format, expected) => {
    expect(read(text, format)).toBe(expected);
  });

  it.each([
    ['10 rue 2026', 'D MMM YYYY'],
    ['10 marsupial 2026', 'D MMM YYYY'],
    ['10 de 2026', 'D MMM YYYY'],
    ['10 كانون 2026', 'D MMM YYYY'],
    ['31 février 2026', 'D MMM YYYY'],
    ['10 نوفمبر 2026 14h05', 'D MMM YYYY'],
    ['10-09-26 05x25', 'D-MM-YY HH[h]mm'],
  ])('is none in %s', (text, format) => {
    expect(read(text, format)).toBeNull();
  });

  it('is read as ever where English letters follow at once', () => {
    expect(read('2026-10-SepT05:25', 'YYYY-D-MMMTHH:mm')).toBe('2026-09-10 05:25');
    expect(read('1oct2026', 'DMMMYYYY')).toBe('2026-10-01');
  });
});
