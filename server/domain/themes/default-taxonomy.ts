import type { Theme } from './theme.ts';

type Said = { en: string; ar: string };

/** Phrases stand between commas. */
function listed(phrases: string): string[] {
  return phrases
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

function theme(
  key: string,
  parent: string,
  name: Theme['name'],
  phrases: Said,
  except: Said = { en: '', ar: '' },
): Theme {
  return {
    key,
    parent,
    name,
    phrases: { en: listed(phrases.en), ar: listed(phrases.ar) },
    except: { en: listed(except.en), ar: listed(except.ar) },
  };
}

/** A theme that only holds others. */
function group(key: string, name: Theme['name']): Theme {
  const none = { en: [], ar: [] };
  return { key, parent: null, name, phrases: none, except: none };
}

/**
 * The themes of customer service that a new organisation begins with. Phrases of a theme in a language in which it was right
 * in less than 80 % of real texts are left out (tests/golden/themes/README.md says which).
 */
export const DEFAULT_TAXONOMY: readonly Theme[] = [
  group('service', { en: 'Service', ar: 'الخدمة' }),
  group('money', { en: 'Money', ar: 'الأمور المالية' }),
  group('offer', { en: 'Product and place', ar: 'المنتج والمكان' }),
  group('trust', { en: 'Trust and data', ar: 'الثقة والبيانات' }),
  theme(
    'fraud',
    'trust',
    { en: 'Fraud and stolen identity', ar: 'الاحتيال وانتحال الهوية' },
    {
      en: 'fraud*, identity theft, id theft, stolen identity, identity was stolen, identity has been stolen, stole my identity, scam*, hacked, hacker*, data breach*, breach of my data, phishing, impersonat*, compromised, used my name, without my knowledge, forged',
      ar: 'احتيال*, نصب واحتيال, نصاب*, محتال*, انتحال*, انتحل*, سرقة هوية, سرقة هويتي, سرقت بياناتي, اختراق*, مخترق*, تصيد, تزوير, مزور*',
    },
    { en: 'anti fraud, fraud department', ar: '' },
  ),
  theme(
    'unwanted_contact',
    'trust',
    { en: 'Unwanted calls and messages', ar: 'اتصالات ورسائل مزعجة' },
    {
      en: 'harass*, keep calling, keeps calling, kept calling, stop calling, calls me every day, calling me every day, continue to call, continues to call, repeatedly call*, robo call*, robocall*, spam, unwanted calls, calling my family, calling my parents, call me at work, calling my work, stop contacting, unsubscribe*, phone calls a day, times a day, cease and desist',
      ar: 'مضايقة*, يزعجون*, ازعاج بالاتصال*, اتصالات مزعجة, رسائل مزعجة, رسائل دعائية, يتصلون كل يوم, اتصالات متكررة, الغاء الاشتراك بالرسائل, ازعجوني بالاتصال*, ازعجتوني بالرسائل',
    },
    { en: '', ar: '' },
  ),
  theme(
    'delivery',
    'service',
    { en: 'Delivery', ar: 'التوصيل' },
    {
      en: '',
      ar: 'توصيل*, شحنة*, شحن الطلب, مندوب*, مناديب, طرد لم, وصلني الطلب, ما وصل*, لم يصل*, ديليفري, دليفري, طلبات خارجيه',
    },
  ),
  theme(
    'cleanliness',
    'offer',
    { en: 'Cleanliness', ar: 'النظافة' },
    {
      en: 'clean, cleaner, cleanliness, dirty, filthy, hygien*, cockroach*, insects, stained, unclean, smelly, smelled bad, dusty, mould*, moldy',
      ar: 'نظافة*, نظيف*, نظاف, وسخ*, وساخة*, وصاخ*, قذر*, قذارة*, صراصير*, صرصور*, حشرات, حشرة, ذباب, شعرة في, مقرف*, وصخ*',
    },
    { en: 'clean up my credit, clean record, clean title', ar: '' },
  ),
  theme(
    'charges',
    'money',
    { en: 'Bills, fees and interest', ar: 'الفواتير والرسوم' },
    {
      en: 'fee, fees, late fee*, overdraft fee*, overcharg*, charged me, was charged, been charged, charged for, charged twice, double charge*, charges on my, hidden charge*, interest rate*, interest charge*, interest payment*, sky high, high interest, billing error*, wrong bill, invoice*, surcharge*, billed*, pay back, paying back',
      ar: 'رسوم*, خطا بالفاتورة, خطا في الفاتورة, فاتورة خاطئة, فاتورتي, فاتورة مرتفعة, فواتير خاطئة, خصمو*, خصم من حسابي, مبلغ زائد, عمولة, غرامة*, فوائد, رسم خدمة, ضريبة مضافه, سحبو* من حسابي, حسبو* علي',
    },
  ),
  theme(
    'refund',
    'money',
    { en: 'Refunds and money held', ar: 'الاسترداد والمبالغ المحتجزة' },
    {
      en: '',
      ar: 'استرداد*, استرجاع المبلغ, استرجاع فلوسي, ارجاع المبلغ, رجعو فلوسي, ترجع فلوسي, يرجعون فلوسي, رد المبلغ, فلوسي ما رجعت, اعادة المبلغ, مبلغ معلق, ترجيع المبلغ',
    },
  ),
  theme(
    'debt',
    'money',
    { en: 'Debt and collection', ar: 'الديون والتحصيل' },
    {
      en: 'collection agency, collection agencies, collections agency, debt collector*, debt collection*, collect a debt, collect this debt, collect on, collecting on, in collections, to collections, alleged debt, owe this debt, this debt, the debt, debt is not mine, not my debt, validate the debt, validation of the debt, debt validation, debt buyer, settle the debt, wage garnish*, garnish*, judgment',
      ar: 'تحصيل ديون, شركة تحصيل, مكتب تحصيل, مديونية*, دين علي, ديون متعثرة, مطالبة مالية, مطالبات مالية, سداد الدين, متعثر*, ايقاف خدمات',
    },
    { en: 'the debt was paid', ar: '' },
  ),
  theme(
    'wrong_record',
    'trust',
    { en: 'Wrong information about the customer', ar: 'بيانات خاطئة عن العميل' },
    {
      en: 'inaccura*, incorrect*, on my credit report*, from my credit report*, my credit file, from my report, on my report, credit bureau*, not mine, does not belong to me, do not belong to me, doesnt belong to me, not belong to me, hard inquir*, unauthorized inquir*, inquir*, never late, wrong address, wrong name, wrong information, not updated my, false information, reporting error*, negative information, report me as, reporting me as, mistakes in my, mistakes appear, reported on my credit',
      ar: 'بيانات خاطئة, بياناتي خاطئة, معلومات خاطئة, معلوماتي خطأ, اسمي خطأ, رقم الهوية خطأ, تحديث بياناتي, سجلي الائتماني, سمة, ليس باسمي, ليست لي, لا تخصني, ما تخصني, عنوان خاطئ',
    },
    { en: 'inquired about, general inquiry', ar: '' },
  ),
  theme(
    'no_answer',
    'service',
    { en: 'No answer', ar: 'عدم الرد' },
    {
      en: 'no response, no answer, nobody answers, no one answers, does not respond, did not respond, not responded, have not responded, never responded, failed to respond, no reply, not replied, never replied, hang up on me, hanging up, hung up on me, run around, runaround, runarounds, call back, called back, return my call*, returned my call*, voicemail*, on hold for, unresponsive, ignored my, ignoring me, no one calls, cant reach, cannot reach, unable to reach, transferring me, transferred me, never heard back, not heard back, haven t heard, heard anything, heard nothing',
      ar: 'لا احد يرد, محد يرد, ما يردون, لا يردون, ما احد رد, ولا رد, لم يتم الرد, لم يرد*, لا يوجد رد, بدون رد, عدم الرد, لا يتم الرد, تجاهل*, ما يردو*, مايرد*, لا حياة لمن تنادي, محد رد, يقفل* الخط, قفل الخط',
    },
  ),
  theme(
    'staff',
    'service',
    { en: 'Staff and service', ar: 'الموظفون والخدمة' },
    {
      en: 'staff, rude, rudely, polite*, impolite, unprofessional*, professional service, friendly, helpful, unhelpful, disrespect*, attitude, courteous, yelled, yelling, shouted, employee was, agent was, representative was, great service, poor service, bad service, excellent service, terrible service, manager was, waiter*, no way to talk, got really angry, understand english',
      ar: 'خدمة ممتاز*, خدمة سيئ*, خدمة سيئة, خدمة جيدة, خدمة رائعة, خدمة رديئة, خدمة حلوة, خدمتهم, خدمته, خدمة مميزة, خدمة بطيئه, خدمة ضعيفة, موظف*, تعامل*, معاملة*, معاملتهم, اسلوب*, اسلوبه*, اخلاق*, عمال, عمالة, جرسون*, قرسون*, نادل, ويتر*, ويترز, طاقم*, استقبال*, احترام*, محترم*, مودب*, وقح*, بشوش*, ستاف, خدمة*',
    },
    { en: 'chief of staff', ar: 'خدمة توصيل, خدمة التوصيل, خدمة العملاء لا ترد' },
  ),
  theme(
    'digital',
    'offer',
    { en: 'App and website', ar: 'التطبيق والموقع الإلكتروني' },
    {
      en: '',
      ar: 'تطبيق*, برنامج الجوال, موقع الالكتروني, موقعكم, كلمة المرور, كلمة السر, تسجيل الدخول, رمز التحقق, ابليكيشن, يعلق التطبيق, ما يفتح التطبيق, تحديث التطبيق',
    },
  ),
  theme(
    'price',
    'money',
    { en: 'Prices', ar: 'الأسعار' },
    {
      en: 'expensive, overpriced, pricey, cheap, cheaper, price, prices, priced, value for money, worth the money, affordable, too much money, costly',
      ar: 'سعر, سعره*, سعرها, سعرهم, اسعار*, غالي*, غاليه, غالين, غلاء, غلا, رخيص*, رخص, ارخص, مرتفع السعر, مبالغ فيه*, تكلفة, معقوله الاسعار, اسعارهم, ناااار',
    },
    { en: 'purchase price', ar: '' },
  ),
  theme(
    'place',
    'offer',
    { en: 'Place and atmosphere', ar: 'المكان والأجواء' },
    {
      en: 'crowded, noisy, noise, parking, seating, seats, uncomfortable, comfortable, decor, atmosphere, ambience, too small, spacious, air conditioning, branch is far, facilities, toilets, location of the',
      ar: 'مكان*, ديكور*, جلسات*, جلسة*, جلسته, جلساته, زحمة*, زحام, مزدحم*, ازعاج*, صاخب*, اجواء*, جو المطعم, جوه, هادي*, موقع, موقعه, مواقف*, ضيق*, واسع*, تكييف*, مكيف*, تصميم المطعم, اثاث*, اطلالة*, خصوصية*',
    },
    { en: '', ar: 'موقع الالكتروني, مكان للتوصيل' },
  ),
  theme(
    'quality',
    'offer',
    { en: 'Quality of the product', ar: 'جودة المنتج' },
    {
      en: 'broken, defective, faulty, stopped working, does not work, doesn t work, poor quality, bad quality, great quality, good quality, quality of the, taste*, tasty, delicious, fresh, stale, undercooked, cold food, food was, damaged, fell apart',
      ar: 'لذيذ*, الذ, طعم*, نكهة*, نكهات, مذاق*, جودة*, طازج*, طازه, تسمم*, اكله*, اكلهم, اكل*, طبخ*, عطلان*, خربان*, مكسور*, تالف*, معيوب*, رديء*, شاورما*, برجر, برقر, بيتزا*, باستا*, دجاج*, لحم*, مشويات, وجبة*, وجبات*, سلطة*, مقبلات, قهوة*, اطباق*, سندويش*, ساندويتش*, بروست*, حلويات*, بطاطس, كباب, شوربة*, رز, عصير*',
    },
    { en: '', ar: '' },
  ),
];
