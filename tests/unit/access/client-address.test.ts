import { describe, expect, it } from 'vitest';
import { AppError } from '#server/domain/problem.ts';
import { readEnvironment } from '#server/env.ts';
import { clientAddressBehind, countedAddress, plainAddress } from '#server/http/client-address.ts';

describe('an address', () => {
  // Forms of RFC 3986, 4291, 4007 and 7239, written down by hand.
  it.each([
    ['10.0.0.5', '10.0.0.5'],
    [' 10.0.0.5:4711 ', '10.0.0.5'],
    ['::ffff:10.0.0.5', '10.0.0.5'],
    ['::FFFF:a00:5', '10.0.0.5'],
    ['[2001:DB8::1]:443', '2001:db8::1'],
    ['"[2001:db8:0:0:0:0:0:1]"', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['unknown', null],
    ['_hidden', null],
    ['10.0.0', null],
    ['', null],
  ])('%j is %j', (text, plain) => {
    expect(plainAddress(text)).toBe(plain);
  });

  it.each([
    ['10.0.0.5', '10.0.0.5'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['[2001:db8:1:2::9]:1234', '2001:db8:1:2::/64'],
    ['garbage', 'unknown'],
  ])('%j is counted as %j', (text, counted) => {
    expect(countedAddress(text)).toBe(counted);
  });
});

describe('behind proxies', () => {
  it.each([
    // so many
    ['1', '10.0.0.1', '1.1.1.1, 2.2.2.2', '2.2.2.2'],
    ['2', '10.0.0.1', '1.1.1.1, 2.2.2.2', '1.1.1.1'],
    ['2', '10.0.0.1', '2.2.2.2', '2.2.2.2'],
    ['1', '10.0.0.1', undefined, '10.0.0.1'],
    ['1', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['1', '10.0.0.1', '1.1.1.1, ', '1.1.1.1'],
    // those of these addresses
    ['10.0.0.1', '10.0.0.1', '1.1.1.1, 2.2.2.2', '2.2.2.2'],
    ['10.0.0.0/8', '::ffff:10.1.2.3', '1.1.1.1, 2.2.2.2:80, 10.9.9.9', '2.2.2.2'],
    ['10.0.0.0/8, fd00::/8', 'fd00::1', '[2001:db8::7]:99', '2001:db8::7'],
    ['10.0.0.1', '10.0.0.2', '1.1.1.1', '10.0.0.2'],
    ['10.0.0.1', '10.0.0.1', '1.1.1.1, nonsense', '10.0.0.1'],
    ['10.0.0.0/8', '10.0.0.1', '10.0.0.2', '10.0.0.2'],
  ])(
    '(%s) a request from %s that was forwarded for %j comes from %s',
    (setting, peer, header, client) => {
      const { trustedProxies } = readEnvironment({ BASIRA_TRUSTED_PROXIES: setting });
      const found = clientAddressBehind(trustedProxies)(peer, header);
      expect(plainAddress(found)).toBe(client);
    },
  );

  it('nothing is believed where none are trusted', () => {
    expect(readEnvironment({}).trustedProxies).toBeNull();
    expect(clientAddressBehind(null)('127.0.0.1', '1.1.1.1')).toBe('127.0.0.1');
  });

  it.each(['0', '10', 'all', '10.0.0.0/33', '10.0.0', 'fd00::/129', '10.0.0.1,,', 'fe80::1%eth0'])(
    'BASIRA_TRUSTED_PROXIES=%s is refused at start',
    (setting) => {
      expect(() => readEnvironment({ BASIRA_TRUSTED_PROXIES: setting })).toThrow(AppError);
    },
  );
});
