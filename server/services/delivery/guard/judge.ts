import { BlockList, isIP, isIPv4 } from 'node:net';

/** What the server's configuration lets outgoing calls reach beside the public network. */
export type Outgoing = {
  /** Networks inside, such as `10.0.0.0/8`. */
  readonly subnets: readonly string[];
  readonly ports: readonly number[];
};

/** `public`: anybody's network; `allowed`: inside, but the configuration opens it; `refused`: inside. */
export type Judgement = 'public' | 'allowed' | 'refused';

/** What IANA keeps for special purposes (RFC 6890 and its registries), with what embeds IPv4 addresses in IPv6. */
const INSIDE_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
] as const;
/** Only 2000::/3 is given out; of it these are not anybody's, or carry an IPv4 address. */
const INSIDE_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];
const GIVEN_OUT = '2000::/3';

/** Judges a written-out IP address; what is none is refused. */
export function judgeAddress(address: string, { subnets }: Pick<Outgoing, 'subnets'>): Judgement {
  const kind = isIP(address);
  // A zone (`%eth0`) is only on addresses of this very link.
  if (kind === 0 || address.includes('%')) return 'refused';
  const family = kind === 4 ? 'ipv4' : 'ipv6';
  if (listOf(subnets).check(address, family)) return 'allowed';
  if (family === 'ipv4') {
    return listOf(INSIDE_IPV4).check(address, 'ipv4') ? 'refused' : 'public';
  }
  const isGivenOut = listOf([GIVEN_OUT]).check(address, 'ipv6');
  return isGivenOut && !listOf(INSIDE_IPV6).check(address, 'ipv6') ? 'public' : 'refused';
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const [family, most] = isIPv4(address) ? (['ipv4', 32] as const) : (['ipv6', 128] as const);
    list.addSubnet(address, bits === undefined ? most : Number(bits), family);
  }
  return list;
}
