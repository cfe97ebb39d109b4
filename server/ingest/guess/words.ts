/** Words that say nothing about what a column holds. */
const STOP_WORDS = new Set(
  'of the a an is at on in to for and our your this it de du des la le les el los las do da dos das del al au aux et y e em en o os d l'.split(
    ' ',
  ),
);

/** Abbreviations of headers, each as the word it stands for; a date is called one thing, since `dt` is short for it in each language. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nr: 'number',
    num: 'number',
    nbr: 'number',
    no: 'number',
    '#': 'number',
    n: 'number',
    numero: 'number',
    dt: 'date',
    data: 'date',
    fecha: 'date',
    fec: 'date',
    fch: 'date',
    cod: 'codigo',
    nro: 'number',
    nb: 'nombre',
    nbre: 'nombre',
    cant: 'cantidad',
    qtd: 'quantidade',
    qtde: 'quantidade',
    qty: 'quantity',
    desc: 'description',
    cust: 'customer',
    dept: 'department',
    cat: 'category',
    resp: 'response',
    avg: 'average',
    ref: 'reference',
    identifier: 'id',
    pct: 'percent',
    sec: 'second',
    min: 'minute',
    hrs: 'hour',
    mail: 'email',
    addr: 'address',
    acct: 'account',
    lang: 'language',
    prio: 'priority',
    org: 'organization',
    organisation: 'organization',
  }),
);

/** Vowel signs, accents, the hamza of a carrier letter. */
const MARKS = /\p{M}|\u0640/gu;

const ASCII = /^[ -~]*$/;

/** A word without what spelling leaves open: case, accents, forms of alef, ya and ta marbuta. */
function plain(text: string): string {
  // Nothing of that is in plain ASCII.
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replaceAll(MARKS, '')
    .toLowerCase()
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('ٱ', 'ا');
}

function singular(word: string): string {
  if (/^ال\p{L}{3,}$/u.test(word)) return word.slice(2);
  if (word.length > 4 && /[^siu]s$/.test(word)) return word.slice(0, -1);
  return word;
}

/**
 * The words of a header in their order, spelt one way: `ticketCreated_At` and `Ticket created at` are the same. Empty
 * words (articles, prepositions) are left out unless nothing else is there.
 */
export function headerWords(header: string): string[] {
  const spaced = header
    .replaceAll(/(\p{Ll}|\d)(?=\p{Lu})/gu, '$1 ')
    .replaceAll(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .replaceAll(/[eE]-?\s?[mM]ail/g, ' email ')
    .replaceAll(/\bN[.\s]?[°º]|№/gu, ' number ')
    .replaceAll(/[<≤]=?(?=\s*\d)/g, ' within ');
  const words = plain(spaced)
    .split(/[^\p{L}\p{N}#]+/u)
    .filter((word) => word !== '')
    .map((word) => singular(ABBREVIATIONS.get(word) ?? word));
  // A name within a name begins with it again: `Agent.AgentInteractionDuration`.
  const once = words.filter((word, i) => word !== words[i - 1]);
  const telling = once.filter((word) => !STOP_WORDS.has(word));
  return telling.length > 0 ? telling : once;
}

/** A header in the one spelling, without what stands between its words. */
export function lettersOf(header: string): string {
  return plain(header).replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** A value in the one spelling that vocabularies of values use. */
export function valueWord(value: string): string {
  return plain(value.trim())
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
