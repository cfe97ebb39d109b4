/** What the words before a number say it is. */
export type Label = 'phone' | 'other' | null;

const PHONE_WORDS = [
  'phone|phones|telephone|tel|mobile|mob|cell|cellphone|whats ?app|viber|call|called|calling|ring|dial|reach|contact|sms|text me',
  't[ée]l(?:[ée]phone)?|portable|appeler|m[oó]vil|handy|rufnummer',
].join('|');
const OTHER_WORDS = [
  'order|orders|ticket|ref|reference|invoice|case|account|acct|booking|reservation|tracking|shipment|parcel|policy',
  'contract|serial|transaction|txn|trx|id|code|pin|otp|complaint|request|bill|receipt|sku|model|meter|imei|awb|voucher|commande|r[ée]f[ée]rence|facture|contrat|compte|pedido',
].join('|');
const PHONE_WORDS_AR = [
  'هاتف|جوال|موبايل|موبيل|تلفون|تليفون|محمول|نقال|خلوي|واتس|اتصل|اتصال|الاتصال|يتصل|تتصل|نتصل|اتصلو|كلمني|كلموني|تواصل|رقمي',
  'تماس|شماره من|همراه|تلفن',
].join('|');
const OTHER_WORDS_AR = [
  'طلبي|طلبية|رقم الطلب|رقم طلب|طلب رقم|للطلب|تذكرة|التذكرة|بتذكرة|مرجع|فاتور|حساب|عقد|رقم الحجز|حجزي|شكوى|الشكوى|بلاغ|معاملة|المعاملة|عملية|العملية|عداد|العداد|هوية',
  'تتبع|شحنة|وثيقة|بوليصة|إيصال|ايصال|كود|رمز|سجل|كوبون|قسيمة|سفارش|قرارداد|كد پيگيري|فاكتور',
].join('|');

const WORD = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(${PHONE_WORDS})|(${OTHER_WORDS}))(?![\\p{L}])|(${PHONE_WORDS_AR})|(${OTHER_WORDS_AR})`,
  'giu',
);
/** Characters before a number in which its label is looked for. */
const REACH = 40;

/** What the words right before a place in a text say; the nearest one counts. Digits, masks and line ends are borders. */
export function labelBefore(text: string, place: number): Label {
  let from = place;
  while (from > 0 && place - from < REACH && !/[0-9[\]\n]/.test(text.charAt(from - 1))) from--;
  let label: Label = null;
  // Persian and Arabic keyboards write these two letters differently.
  const words = text.slice(from, place).replaceAll('ی', 'ي').replaceAll('ک', 'ك');
  for (const [, phone, other, phoneAr] of words.matchAll(WORD)) {
    label = phone !== undefined || phoneAr !== undefined ? 'phone' : 'other';
    if (other !== undefined) label = 'other';
  }
  return label;
}
