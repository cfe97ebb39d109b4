import { describe, expect, it } from 'vitest';
import { readEnvironment } from '#server/env.ts';
import { AppError } from '#server/domain/problem.ts';
import { CallRefused, pin } from '#server/services/delivery/guard/connect.ts';
import { judgeAddress } from '#server/services/delivery/guard/judge.ts';

const CLOSED = { subnets: [], ports: [] };

/** First, some inner and last address of every network that RFC 6890 and the registries behind it keep from the public. */
const INSIDE_IPV4 = [
  ['0.0.0.0', '0.0.0.1', '0.255.255.255'],
  ['10.0.0.0', '10.1.2.3', '10.255.255.255'],
  ['100.64.0.0', '100.100.100.200', '100.127.255.255'],
  ['127.0.0.0', '127.0.0.1', '127.1.2.3', '127.255.255.255'],
  ['169.254.0.0', '169.254.169.254', '169.254.255.255'],
  ['172.16.0.0', '172.20.1.1', '172.31.255.255'],
  ['192.0.0.0', '192.0.0.170', '192.0.0.255'],
  ['192.0.2.0', '192.0.2.1', '192.0.2.255'],
  ['192.88.99.0', '192.88.99.1', '192.88.99.255'],
  ['192.168.0.0', '192.168.1.1', '192.168.255.255'],
  ['198.18.0.0', '198.19.0.1', '198.19.255.255'],
  ['198.51.100.0', '198.51.100.7', '198.51.100.255'],
  ['203.0.113.0', '203.0.113.9', '203.0.113.255'],
  ['224.0.0.0', '224.0.0.251', '239.255.255.255'],
  ['240.0.0.0', '250.1.1.1', '255.255.255.254', '255.255.255.255'],
].flat();

const bytesOf = (address: string): number[] => address.split('.').map(Number);
const numberOf = (address: string): number =>
  bytesOf(address).reduce((sum, byte) => sum * 256 + byte, 0);
const hexOf = (n: number): string => n.toString(16);

/** The ways the URL standard lets an IPv4 address be written. */
function spellings(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = bytesOf(address);
  const whole = numberOf(address);
  return [
    address,
    `${address}.`,
    String(whole),
    `0x${hexOf(whole)}`,
    `0${whole.toString(8)}`,
    [a, b, c, d].map((byte) => `0x${hexOf(byte)}`).join('.'),
    [a, b, c, d].map((byte) => `0${byte.toString(8)}`).join('.'),
    `${a}.${b * 65_536 + c * 256 + d}`,
    // Full-width digits and an ideographic full stop.
    address.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    address.replaceAll('.', '。'),
  ];
}

/** An IPv4 address inside IPv6: mapped, compatible, translated, NAT64, local NAT64, 6to4, Teredo, ISATAP. */
function embedded(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = bytesOf(address);
  const high = hexOf(a * 256 + b);
  const low = hexOf(c * 256 + d);
  return [
    `::ffff:${address}`,
    `::${high}:${low}`,
    `::ffff:0:${high}:${low}`,
    `64:ff9b::${high}:${low}`,
    `64:ff9b:1::${high}:${low}`,
    `2002:${high}:${low}::1`,
    `2001:0:${high}:${low}::1`,
    `fe80::5efe:${high}:${low}`,
  ];
}

const INSIDE_IPV6 = [
  '::',
  '::1',
  '0:0:0:0:0:0:0:1',
  '100::1',
  'fc00::1',
  'fd12:3456:789a::1',
  'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  'fe80::1',
  'febf::1',
  'fec0::1',
  'ff02::1',
  'ff0e::1',
  '2001:db8::1',
  '2001:10::1',
  '2001:20::1',
  '3fff::1',
  '4000::1',
  '5f00::1',
  '1::1',
];

const hostOf = (spelling: string): string => new URL(`https://${spelling}/`).hostname;
const never = () => Promise.reject(new Error('no name is looked up for an address'));

describe('an address inside', () => {
  const spelled = INSIDE_IPV4.flatMap(spellings);
  const wrapped = [...INSIDE_IPV4.flatMap(embedded), ...INSIDE_IPV6].map((one) => `[${one}]`);

  it('is refused in each of more than 300 spellings', async () => {
    const all = [...spelled, ...wrapped];
    expect(all.length).toBeGreaterThan(300);
    const open: string[] = [];
    for (const spelling of all) {
      const outcome = await pin(hostOf(spelling), CLOSED, never).catch((error: unknown) => error);
      const isRefused = outcome instanceof CallRefused && outcome.code === 'address_refused';
      if (!isRefused) open.push(spelling);
    }
    expect(open).toEqual([]);
  });

  it('is refused with a zone, and so is what is no address at all', () => {
    for (const text of ['fe80::1%eth0', '2606:4700::1%1', '', 'localhost', '127.1', '0x7f.1']) {
      expect(judgeAddress(text, CLOSED)).toBe('refused');
    }
  });

  it('is opened by the subnets of the configuration, and nothing beside them', () => {
    const outgoing = { subnets: ['10.1.0.0/16', 'fd00:1::/32', '192.168.7.9'] };
    for (const one of ['10.1.0.0', '10.1.255.255', 'fd00:1:ff::1', '192.168.7.9']) {
      expect(judgeAddress(one, outgoing)).toBe('allowed');
    }
    for (const one of ['10.0.255.255', '10.2.0.0', 'fd00:2::1', '192.168.7.8', '127.0.0.1']) {
      expect(judgeAddress(one, outgoing)).toBe('refused');
    }
  });
});

describe('an address outside', () => {
  it('is public right up to the edges of what is inside', () => {
    const outside = [
      ['1.0.0.0', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0'],
      ['126.255.255.255', '128.0.0.0', '169.253.255.255', '169.255.0.0', '172.15.255.255'],
      ['172.32.0.0', '192.0.1.0', '192.167.255.255', '192.169.0.0', '198.17.255.255'],
      ['198.20.0.0', '223.255.255.255', '8.8.8.8', '93.184.216.34'],
      ['2606:4700:4700::1111', '2a00:1450:4001::1', '2001:4860:4860::8888', '2620:fe::fe'],
    ].flat();
    expect(outside.filter((one) => judgeAddress(one, CLOSED) !== 'public')).toEqual([]);
  });

  it('is what a connection is held to', async () => {
    const answer = [{ address: '93.184.216.34', family: 4 }];
    const pinned = await pin('example.org', CLOSED, () => Promise.resolve(answer));
    expect(pinned).toEqual({ address: '93.184.216.34', family: 4, isInside: false });
  });
});

describe('the environment', () => {
  const base = { BASIRA_DATA_DIR: '/tmp/x' };

  it('says where mail goes and what may be called', () => {
    const read = readEnvironment({
      ...base,
      BASIRA_SMTP: 'smtps://omar%40x:p%3Ass@mail.example.org?from=basira@example.org',
      BASIRA_ALLOW_SUBNETS: '10.0.0.0/8, ::1',
      BASIRA_ALLOW_PORTS: '8443,9000',
    });
    expect(read.smtp).toEqual({
      host: 'mail.example.org',
      port: 465,
      isSecure: true,
      login: { user: 'omar@x', password: 'p:ss' },
      from: 'basira@example.org',
    });
    expect(read.outgoing).toEqual({ subnets: ['10.0.0.0/8', '::1'], ports: [8443, 9000] });
    expect(readEnvironment(base)).toMatchObject({
      smtp: null,
      outgoing: { subnets: [], ports: [] },
    });
  });

  it('is refused with every wrong value at once, and never repeats a password', () => {
    const wrong = {
      ...base,
      BASIRA_SMTP: 'http://omar:secret@mail.example.org',
      BASIRA_ALLOW_SUBNETS: '10.0.0.0/33',
      BASIRA_ALLOW_PORTS: '70000',
    };
    let problems: readonly string[] = [];
    try {
      readEnvironment(wrong);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems = error.problem.params['problems'] as readonly string[];
    }
    expect(problems.map((one) => one.split('=')[0])).toEqual([
      'BASIRA_SMTP',
      'BASIRA_ALLOW_SUBNETS',
      'BASIRA_ALLOW_PORTS',
    ]);
    expect(problems.join()).not.toContain('secret');
  });
});
