import { digits, fill, iban, luhn } from './secrets.ts';
import type { Form } from './secrets.ts';

const keep = (
  form: string,
  label: Form['label'],
  labelled: number,
  write: Form['write'],
): Form => ({ form, label, labelled, mask: null, write });

/** Numbers and signs that look like secrets and are none. */
export const HARMLESS: readonly Form[] = [
  keep('order number', 'order', 1, (c) =>
    fill(
      c,
      c.of([
        '########',
        '##########',
        '############',
        '0#########',
        '00########',
        '1##-#######-#######',
        '4000######',
      ]),
    ),
  ),
  keep('order number with a sign', 'order', 0.5, (c) =>
    fill(
      c,
      c
        .of(['#########', 'ORD-05########', 'ORD-#########', 'SO########', '#05########'])
        .replace(/^#(?=#{8}$)/, '#'),
    ).replace(/^(?=\d)/, '#'),
  ),
  keep('ticket id', 'order', 0.4, (c) =>
    fill(
      c,
      c.of(['INC########', 'TKT-########', 'CAS-#####-######', 'REQ_0#########', 'CS0#######']),
    ),
  ),
  keep(
    'amount',
    'amount',
    0.8,
    (c) =>
      `${fill(c, c.of(['1,###.##', '##,###', '1#### ', '### ###', '1 ### ###,##', '#.###.###', '12####.##']))} ${c.of(['SAR', 'USD', 'ريال', 'EGP', '€'])}`,
  ),
  keep('amount beside a phone', 'phone', 1, (c) =>
    fill(c, c.of(['$46####.##', '7#####.##', '€ 1######'])),
  ),
  keep('large amount', 'amount', 1, (c) =>
    fill(c, c.of(['1,###,###.##', '1######', '2#######', '1 ### ###'])),
  ),
  keep('date', 'date', 0.8, (c) =>
    c.of([
      '2026-11-27',
      '27/11/2026',
      '05-11-2026',
      '05.11.2026 09:30',
      '2026-11-27 10:30:15',
      '27-11-2026 14',
      '1/2/2026',
      '1447-05-06',
    ]),
  ),
  keep('time and duration', 'date', 0.5, (c) =>
    fill(c, c.of(['10:30', '1#:##:##', '2#h', '48 hours', '3 days'])),
  ),
  keep('long reference', 'order', 0.7, (c) => digits(c, c.whole(17, 26)).replace(/^[2-6]/, '1')),
  keep('reference of 16 digits', 'order', 0.8, (c) => digits(c, 16)),
  keep('card with a wrong check digit', 'order', 1, (c) =>
    luhn(`4${digits(c, 14)}`).replace(/\d$/, (one) => String((Number(one) + c.whole(1, 9)) % 10)),
  ),
  keep('IBAN with wrong check digits', 'order', 0.6, (c) => iban(c, false)),
  keep('account number', 'account', 1, (c) => digits(c, c.whole(8, 14)).replace(/^0/, '1')),
  keep('version, address of a machine', 'code', 0.6, (c) =>
    fill(c, c.of(['10.4.2.1', '192.168.1.##', 'v2.##.###', '17.5.1 (20H###)'])),
  ),
  keep('model and serial', 'code', 0.6, (c) =>
    fill(
      c,
      c.of(['SM-G99##B', 'XPS15-95##', 'SN05########X', 'A1B2#######', 'IMEI35############']),
    ),
  ),
  keep('bar code', 'code', 0.2, (c) =>
    fill(c, c.of(['6281#########', '4006#########', '5011#########'])),
  ),
  keep('national id', 'account', 0, (c) =>
    fill(c, c.of(['1#########', '2#########', '2980512#######'])),
  ),
  keep('postal code, building', 'none', 0, (c) =>
    fill(c, c.of(['1####-####', '#### building', '1####'])),
  ),
  keep('instant of a machine', 'code', 0.3, () => '1764230400000'),
  keep('coordinates', 'none', 0, (c) => fill(c, '24.7### , 46.6###')),
  keep('share, score', 'none', 0, (c) =>
    fill(c, c.of(['100%', '#/10', '9.5 / 10', '5 stars', '3-0'])),
  ),
  keep('name with an at sign', 'none', 0, (c) =>
    c.of(['@SaudiAirlines', '@help', 'meet @ 5', 'root@localhost', '5 @ 10.50', '@@']),
  ),
  keep('years', 'date', 0.3, (c) => c.of(['2019-2026', '1990', '2025 2026', '1446-1447'])),
];
