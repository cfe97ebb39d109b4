import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import type { Signal } from '#server/domain/alerts/signal.ts';
import { outcomeOf } from '#server/domain/delivery/outcome.ts';
import { parseDay } from '#server/domain/time/day.ts';
import { FIRST_EMAIL, letIn } from '#tests/builders/accounts.ts';
import { burstRecords, COUNTS, detectBurst } from '#tests/integration/alerts/burst-house.ts';
import { casesOf, HOUR_RULE, usualAt, usualHoursOf } from '#tests/integration/alerts/hour-house.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { NOW as HOUSE_NOW } from '#tests/integration/store/engines.ts';
import { WISH } from '#tests/integration/delivery/wish.ts';
import { field } from './fields.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

beforeAll(async () => {
  // The first load of the chart library would eat a test's patience.
  await Promise.all([
    import('#client/charts/TrendChart.tsx'),
    import('#client/features/alerts/AlertPage.tsx'),
    import('#client/features/alerts/AlertsPage.tsx'),
  ]);
});

let screen: Screen | null = null;
let filled: FilledApp | null = null;
afterEach(async () => {
  await screen?.close();
  screen = null;
  await filled?.drop();
  filled = null;
});

const placeOf = (kind: string): number =>
  DEFAULT_RULES.findIndex(({ condition }) => condition.kind === kind) + 1;

/** A burst of a day, and a grave contact, of now. */
function signals(now: number): Signal[] {
  const day = parseDay('2026-11-21');
  const scope = { department: null, theme: null, source: null };
  const none = { value: null, n: null, expected: null, low: null, high: null };
  return [
    {
      rule: placeOf('grave'),
      cause: 'grave case 1',
      scope,
      severity: 'grave',
      at: now - 60_000,
      period: null,
      facts: { ...none, score: null, lastAsHigh: null },
      records: [{ kind: 'case', source: 'nowhere', externalId: 'gone' }],
    },
    {
      rule: placeOf('burst'),
      cause: 'burst',
      scope,
      severity: 'serious',
      at: now - 60_000,
      period: { from: day, to: day + 1 },
      facts: { value: 41, n: 41, expected: 13, low: 9, high: 17, score: 4, lastAsHigh: null },
      records: [],
    },
  ];
}

async function open(path: string, language: 'en' | 'ar' = 'en'): Promise<Screen> {
  if (filled === null) {
    filled = await filledApp();
    const { repository, clock } = filled;
    const rules = { rules: DEFAULT_RULES, by: 'nobody', now: clock.now };
    await repository.write('beginAlertRules', rules);
    await repository.write('raiseSignals', { signals: signals(clock.now), now: clock.now });
  }
  await screen?.close();
  screen = await openScreen({ fetch: realFetch(filled), path, language, digits: 'latn' });
  return screen;
}

/** Begins a house with one alert: a week of satisfaction with these facts. */
async function raiseWeek(facts: Signal['facts']): Promise<void> {
  filled = await filledApp();
  const { repository, clock } = filled;
  const rules = { rules: DEFAULT_RULES, by: 'nobody', now: clock.now };
  await repository.write('beginAlertRules', rules);
  const [, burst] = signals(clock.now);
  const day = parseDay('2026-11-15');
  const rule = DEFAULT_RULES.findIndex(({ metric }) => metric?.startsWith('csat')) + 1;
  const week = { rule, cause: 'range csat', period: { from: day, to: day + 7 }, facts };
  const raised = [{ ...burst, ...week } as Signal];
  await repository.write('raiseSignals', { signals: raised, now: clock.now });
}

/** Of the sections; how soon executives knew stands below them. */
const titles = (page: Screen): (string | null)[] =>
  [...page.root.querySelectorAll('main h2')]
    .map((title) => title.textContent)
    .filter((title) => title !== 'From a grave contact to an executive');

function area(page: Screen): HTMLTextAreaElement {
  const found = page.root.querySelector('textarea');
  if (!found) throw new Error('there is nothing to write in');
  return found;
}

async function write(page: Screen, text: string): Promise<void> {
  const place = area(page);
  // React hears of a value only when it is set past its own watch over the property.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(place, text);
  place.dispatchEvent(new Event('input', { bubbles: true }));
  await page.until(() => area(page).value === text);
}

describe('the list of alerts', () => {
  it('has the gravest of what nobody has taken on first, in words, and its filters in the address', async () => {
    const page = await open('/alerts');
    await page.until(() => titles(page).length === 2);
    expect(titles(page)).toEqual(['Open, grave', 'Open, serious']);
    expect(page.plainText()).toContain('Danger to life: a single record that cannot wait');
    expect(page.plainText()).toContain(
      'Records, whole organisation: 41 records on 21 November 2026, 9 to 17 expected',
    );
    expect(page.text()).toContain('All but resolved (2)');
    // The first administrator is alone: nobody is there to be asked.
    expect(page.text()).toContain('waits for: Executive (nobody has this role yet)');
    await page.choose(page.role('combobox', 'Severity'), 'serious');
    expect(location.search).toBe('?severity=serious');
    await page.until(() => titles(page).join() === 'Open, serious');
    await page.choose(page.role('combobox', 'Show'), 'resolved');
    await page.until(() => page.text().includes('No alert fits what is chosen'));
    expect(location.search).toBe('?state=resolved&severity=serious');
  });

  it('tells how soon executives knew of what is grave, with what that means', async () => {
    const page = await open('/alerts');
    await page.until(() =>
      page.text().includes('half of them or more have reached no executive yet · told of 0 out of'),
    );
    await page.until(() => page.text().includes('Median of the time from a grave contact'));
    // Whoever leads the organisation came in, and a second contact was told to them within a minute.
    if (!filled) throw new Error('the application is there');
    await letIn(filled, 'chief@example.org', { role: 'executive', departments: [] });
    const { repository, clock } = filled;
    const [grave] = signals(clock.now);
    const more = [1, 2].map((i) => ({ ...grave, cause: `grave case ${i + 1}` }) as Signal);
    await repository.write('raiseSignals', { signals: more, now: clock.now });
    const arabic = await open('/alerts', 'ar');
    await arabic.until(() => arabic.text().includes('النصف في حدود'));
    expect(arabic.text()).toContain('أُبلغ بعدد 2 من أصل 3 تواصلات خطيرة');
  });

  it('says what of its address was not understood', async () => {
    const page = await open('/alerts?state=lost&severity=grave');
    await page.until(() => page.plainText().includes('state=lost'));
    await page.until(() => titles(page).join() === 'Open, grave');
  });

  it('is counted in the navigation, and shown on the overview, gravest first', async () => {
    const page = await open('/', 'ar');
    await page.until(() => page.text().includes('ما ينتظرك'));
    await page.until(() => page.plainText().includes('خطر على الحياة: سجل واحد لا يحتمل الانتظار'));
    // The badge and the panel come each in a turn of its own.
    await page.until(() => page.role('link', 'التنبيهات').textContent.includes('2'));
    expect(page.role('link', 'تنبيهان مفتوحان').getAttribute('href')).toBe('/alerts');
  });
});

describe('the page of an alert', () => {
  it('says why it fired, and is taken on, commented, resolved and reopened', async () => {
    const page = await open('/alerts/2');
    await page.until(() => page.text().includes('Why it fired'));
    expect(page.text()).toContain('once in 10,000 times');
    expect(page.role('link', 'Open the records behind it').getAttribute('href')).toBe(
      '/records?period=2026-11-21..2026-11-22',
    );
    await page.press(page.role('button', 'I will see to it'));
    await page.press(page.role('button', 'Promise'));
    await page.until(() => page.text().includes('Your promise is noted.'));
    await page.until(() => page.plainText().includes('sees to it until'));
    await page.press(page.role('button', 'Comment'));
    await page.press(page.role('button', 'Write it'));
    expect(page.text()).toContain('Write a few words first.');
    await write(page, 'Asked the courier.');
    await page.press(page.role('button', 'Write it'));
    await page.until(() => page.text().includes('Asked the courier.'));
    await page.press(page.role('button', 'Yes'));
    await page.until(() => page.text().includes('1 yes, 0 no'));
    await page.press(page.role('button', 'Resolve'));
    await write(page, 'A van broke down.');
    await page.press(page.role('button', 'Resolve it'));
    await page.until(() => page.text().includes('It is resolved.'));
    await page.until(() => page.text().includes('A van broke down.'));
    await page.press(page.role('button', 'Reopen'));
    await write(page, 'It did so again.');
    await page.press(page.role('button', 'Reopen it'));
    await page.until(() => page.text().includes('It is open again.'));
  });

  it('writes a value and the limit it crossed so that they differ', async () => {
    const facts = { value: 63.6, n: 80, expected: 74, low: 64.3, high: 85.2, score: 4 };
    await raiseWeek({ ...facts, lastAsHigh: null });
    const page = await open('/alerts');
    await page.until(() => page.plainText().includes('64.3% to 85.2% expected'));
    expect(page.plainText()).toContain('63.6%');
    const arabic = await open('/alerts', 'ar');
    await arabic.until(() => arabic.plainText().includes('من 64.3٪ إلى 85.2٪'));
  });

  it('leads whoever gives roles to where they are given, as long as nobody has the one asked', async () => {
    const page = await open('/alerts/2');
    await page.until(() => page.text().includes('(nobody has this role yet)'));
    const link = [...page.root.querySelectorAll('main a')].find(
      (one) => one.textContent === 'Give somebody this role',
    );
    expect(link?.getAttribute('href')).toBe('/people');
    if (!filled) throw new Error('the application is there');
    await letIn(filled, 'chief@example.org', { role: 'executive', departments: [] });
    const arabic = await open('/alerts/2', 'ar');
    await arabic.until(() => arabic.text().includes('ينتظر: قيادي'));
    expect(arabic.text()).not.toContain('أسنِد هذا الدور');
  });

  it('says of a value within its range that it adds up with what came before', async () => {
    const facts = { value: 66, n: 80, expected: 70, low: 62, high: 78, score: 4 };
    await raiseWeek({ ...facts, lastAsHigh: null });
    const page = await open('/alerts/1');
    await page.until(() => page.text().includes('about 70% expected; added to what came before'));
    expect(page.text()).not.toContain('62% to 78% expected');
    expect(page.text()).toContain('By itself the value lies where it was expected.');
    const arabic = await open('/alerts/1', 'ar');
    await arabic.until(() => arabic.text().includes('وهو مع ما سبقه أكثر مما تفسّره الصدفة'));
    expect(arabic.text()).toContain('القيمة وحدها ضمن المتوقَّع');
  });

  it('shows of a burst the counts of the days before, and the range each was expected in', async () => {
    filled = await filledApp({ records: burstRecords() });
    await detectBurst(filled);
    screen = await openScreen({ fetch: realFetch(filled), path: '/alerts/1', digits: 'latn' });
    const page = screen;
    await page.until(() => page.text().includes('Band: what was expected of each'));
    const table = page.role('figure', 'Billing').querySelector('table');
    const rows = [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).toHaveLength(43);
    expect(rows[0]?.[1]).toBe(String(COUNTS.today));
    expect(rows[1]?.[1]).toBe(String(COUNTS.usual));
    expect(rows[1]?.[2]).toContain('expected');
  });

  it.each([
    [
      'en',
      'Records in Phone',
      'Band: what was usual at each hour',
      'Nothing like it was there',
      ['2 to 4', ' usual at that hour'],
    ],
    [
      'ar',
      'السجلات في الهاتف',
      'الشريط: المعتاد في مثل كل ساعة',
      'لم يأتِ مثلها',
      ['والمعتاد في مثلها ', 'من 2 إلى 4'],
    ],
  ] as const)(
    'shows of a burst by the hour in one channel what was usual at each hour, in %s',
    async (language, subject, band, surprise, usual) => {
      const hour = HOUSE_NOW;
      const rush = casesOf('rush', hour, 40, { channel: 'phone' });
      filled = await filledApp({ records: [...usualHoursOf('channel', ['phone']), ...rush] });
      filled.clock.now = hour + 600_000;
      const name = { en: 'Phone', ar: 'الهاتف' };
      await filled.patch('/api/dimensions/channel/phone', { name });
      await detectBurst(filled, [{ ...HOUR_RULE, each: 'channel' }]);
      const fetch = realFetch(filled);
      screen = await openScreen({ fetch, path: '/alerts/1', language, digits: 'latn' });
      const page = screen;
      await page.until(() => page.text().includes(band));
      expect(page.plainText()).toContain(subject);
      expect(page.text()).toContain(surprise);
      expect(page.plainText()).toContain(usual.join(''));
      const rows = [...page.root.querySelectorAll('figure tbody tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent),
      );
      expect(rows).toHaveLength(73);
      // Noon in UTC, as the clock of the organisation in Riyadh shows it.
      expect(rows[0]?.[0]).toContain(language === 'en' ? '15:00' : '03:00\u00a0م');
      expect(rows[0]?.slice(1)).toEqual(['40', language === 'en' ? usual[0] : usual[1]]);
      expect(rows[1]?.[1]).toBe(String(usualAt(hour - 3_600_000)));
      const link = [...page.root.querySelectorAll('a')].find(({ href }) =>
        href.includes('/records?'),
      );
      expect(link?.getAttribute('href')).toContain('channel');
    },
  );

  it('says why a message about it was given up', async () => {
    await open('/alerts');
    if (!filled) throw new Error('the application is there');
    const { repository, clock } = filled;
    const { now } = clock;
    const first = await repository.read('findPersonByEmail', { email: FIRST_EMAIL });
    const wishes = [{ ...WISH, alert: 2, to: { person: first?.person.id ?? '' } }];
    await repository.write('enqueueDeliveries', { wishes, now });
    const [mail] = await repository.read('listDeliveries', {
      alert: 2,
      state: 'waiting',
      limit: 9,
    });
    const number = await repository.write('beginTry', { id: mail?.id ?? '', held: null, now });
    await repository.write('endTry', {
      id: mail?.id ?? '',
      held: null,
      number: number ?? 0,
      now,
      outcome: outcomeOf('mail_not_set_up'),
      after: { kind: 'given_up' },
      aftermath: { disable: null, wishes: [] },
    });
    const page = await open('/alerts/2');
    await page.until(() => page.text().includes('E-mail · given up · No mail server is set up.'));
    const arabic = await open('/alerts/2', 'ar');
    await arabic.until(() => arabic.text().includes('لم يُعدّ خادم بريد'));
  });

  it('names in place who was faster', async () => {
    const page = await open('/alerts/2');
    await page.until(() => page.text().includes('I will see to it'));
    await page.press(page.role('button', 'I will see to it'));
    const now = filled?.clock.now ?? 0;
    await filled?.repository.write('actOnAlert', {
      id: 2,
      action: { kind: 'acknowledge', until: now + 3_600_000 },
      by: 'somebody-else',
      now,
    });
    await page.press(page.role('button', 'Promise'));
    await page.until(() => page.plainText().includes('was faster and sees to it until'));
    expect(page.role('alert', 'was faster').textContent).toContain('Talk to them');
  });

  it('tells how many of its records are hidden, and what is not there', async () => {
    const page = await open('/alerts/1');
    await page.until(() => page.text().includes('1 more is hidden from you'));
    const gone = await open('/alerts/99');
    await gone.until(() => gone.text().includes('There is no such alert'));
    expect(gone.text().split('There is no such alert')).toHaveLength(2);
    const odd = await open('/alerts/one');
    await odd.until(() => odd.text().includes('There is no such alert'));
  });
});

describe('the rules that raise alerts', () => {
  it('stand in words, and are turned off and on', async () => {
    const page = await open('/settings/alert-rules');
    await page.until(() => page.plainText().includes('Danger to life'));
    await page.press(page.role('button', 'Turn off: \u2068Danger to life'));
    await page.until(() => page.text().includes('Grave · off'));
    await page.press(page.role('button', 'Turn on: \u2068Danger to life'));
    await page.until(() => page.text().includes('Grave · on'));
  });

  it('are removed after a second press, and the alerts they raised stay', async () => {
    const page = await open('/settings/alert-rules');
    await page.until(() => page.plainText().includes('Danger to life'));
    const count = page.root.querySelectorAll('main li').length;
    await page.press(page.role('button', 'Remove: \u2068Danger to life'));
    expect(page.text()).toContain('Alerts that it raised stay.');
    await page.press(page.role('button', 'Cancel'));
    expect(page.text()).not.toContain('Alerts that it raised stay.');
    await page.press(page.role('button', 'Remove: \u2068Danger to life'));
    await page.press(page.role('button', 'Remove it now'));
    await page.until(() => page.root.querySelectorAll('main li').length === count - 1);
    expect(page.plainText()).not.toContain('Danger to life');
    const alert = await open('/alerts/1');
    await alert.until(() => alert.text().includes('The rule: A single record'));
  });

  it('are said in plain words, in Arabic in the digits of the reader', async () => {
    const page = await open('/settings/alert-rules');
    await page.until(() =>
      page
        .text()
        .includes('so many that chance alone would bring them about at most once in 1,000'),
    );
    await page.close();
    if (!filled) throw new Error('the application is there');
    screen = await openScreen({
      fetch: realFetch(filled),
      path: '/settings/alert-rules',
      language: 'ar',
      digits: 'arab',
    });
    const arabic = screen;
    await arabic.until(() => arabic.text().includes('أكثر من مرة من كل ١٬٠٠٠'));
    expect(arabic.root.querySelector('main ul')?.textContent).not.toMatch(/[0-9]/);
  });

  it('refuse what contradicts itself where it is written, and keep what does not', async () => {
    const page = await open('/settings/alert-rules/new');
    await page.until(() => page.text().includes('What it looks for'));
    await page.choose(page.role('combobox', 'Kind'), 'level');
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('Choose a metric.');
    await page.choose(page.role('combobox', 'Metric'), 'volume');
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('Give a lower limit, an upper one, or both.');
    await page.fill(field(page, 'Below'), '80');
    await page.fill(field(page, 'Above'), '60');
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('The limits contradict each other');
    await page.fill(field(page, 'Below'), '60');
    await page.fill(field(page, 'Above'), 'a lot');
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('“Above” is no number.');
    await page.fill(field(page, 'Above'), '');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('is below 60, looked at every week'));
    expect(location.pathname).toBe('/settings/alert-rules');
  });

  it('are tried on the past before they are kept', async () => {
    const page = await open('/settings/alert-rules/new');
    await page.until(() => page.text().includes('What it looks for'));
    await page.choose(page.role('combobox', 'Kind'), 'level');
    await page.press(page.role('button', 'Try it on the past'));
    expect(page.text()).toContain('Choose a metric.');
    await page.choose(page.role('combobox', 'Metric'), 'volume');
    await page.fill(field(page, 'Below'), '1');
    await page.press(page.role('button', 'Try it on the past'));
    await page.until(() => page.text().includes('it would have said nothing'));
    await page.fill(field(page, 'Below'), '100000');
    await page.press(page.role('button', 'Try it on the past'));
    await page.until(() => page.text().includes('it would have fired once'));
    expect(location.pathname).toBe('/settings/alert-rules/new');
    await page.until(() => page.text().includes('At that rate, alerts in a year: 2.0'));
    // A source lies in no department.
    await page.choose(page.role('combobox', 'Each by itself'), 'department');
    await page.choose(page.role('combobox', 'Kind'), 'silence');
    await page.until(() => !page.text().includes('Each by itself'));
    await page.press(page.role('button', 'Try it on the past'));
    await page.until(() => page.text().includes('In the last 4 weeks it would have said nothing'));
    await page.until(() => page.text().includes('There is too little data behind it'));
    await page.choose(page.role('combobox', 'Kind'), 'overdue');
    await page.press(page.role('button', 'Try it on the past'));
    await page.until(() => page.text().includes('such a rule begins when it is saved'));
  });

  it('look at hours where records are counted, with their own scale and no other kind', async () => {
    const page = await open('/settings/alert-rules/new');
    await page.until(() => page.text().includes('What it looks for'));
    const grains = () =>
      [...page.role('combobox', 'Looked at').querySelectorAll('option')].map(({ value }) => value);
    expect(grains()).toEqual(['day', 'week']);
    await page.choose(page.role('combobox', 'Kind'), 'burst');
    expect(grains()).toEqual(['hour', 'day', 'week']);
    await page.choose(page.role('combobox', 'Looked at'), 'hour');
    expect(field(page, 'Surprise, from').value).toBe('6');
    expect(page.text()).not.toContain('Periods in a row');
    await page.press(page.role('button', 'Try it on the past'));
    await page.until(() => page.text().includes('Without a cause, alarms in a year: 0.6 at most'));
    // Another kind is looked at by the day, on the scale of chance.
    await page.choose(page.role('combobox', 'Kind'), 'range');
    expect(grains()).toEqual(['day', 'week']);
    expect(field(page, 'How rare by chance, from').value).toBe('3');
    await page.choose(page.role('combobox', 'Kind'), 'burst');
    await page.choose(page.role('combobox', 'Looked at'), 'hour');
    await page.press(page.role('button', 'Save'));
    await page.until(() => location.pathname === '/settings/alert-rules');
    await page.until(() =>
      page.text().includes('a surprise of 6 or more, looked at every hour and while it runs'),
    );
  });

  it('and silences, which are added with a reason and ended', async () => {
    const page = await open('/settings/alert-rules');
    await page.until(() => page.text().includes('No silence.'));
    await page.press(page.role('button', 'Add a silence'));
    await page.fill(field(page, 'First day'), '2026-11-22');
    await page.fill(field(page, 'Last day'), '2026-11-25');
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('Write why.');
    await page.fill(field(page, 'Reason'), 'The move to the new hall');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('The move to the new hall'));
    expect(page.text()).toContain('holds now');
    await page.press(page.role('button', 'End it'));
    await page.until(() => page.text().includes('over · '));
    await page.press(page.role('button', 'Add a silence'));
    await page.until(() => page.role('combobox', 'Theme').querySelectorAll('option').length > 1);
    const [, theme] = page.role('combobox', 'Theme').querySelectorAll('option');
    await page.choose(page.role('combobox', 'Theme'), theme?.value ?? '');
    await page.choose(page.role('combobox', 'Rule'), '1');
    await page.fill(field(page, 'Reason'), 'A drill');
    await page.press(page.role('button', 'Save'));
    await page.until(() =>
      page.plainText().includes(`${theme?.textContent} · rule: Danger to lifeA drill`),
    );
    const { silences } = (await filled?.json<{ silences: unknown[] }>('/api/silences')) ?? {};
    expect(silences?.[0]).toMatchObject({ theme: { key: theme?.value }, rule: 1 });
  });
});
