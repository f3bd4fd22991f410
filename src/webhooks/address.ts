/**
 * Which addresses of the network may be connected to. Only what is globally reachable unicast is
 * (IANA's special-purpose address registries, RFC 6890): the rest is this machine, its network, or
 * leads there.
 */
import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net';

function listOf(type: 'ipv4' | 'ipv6', subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address = '', bits = ''] = subnet.split('/');
    list.addSubnet(address, Number(bits), type);
  }
  return list;
}

const NOT_GLOBAL_4 = listOf('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  // Multicast, reserved, broadcast.
  '224.0.0.0/3',
]);
/** All of IPv6 that is given out; loopback, local, mapped and multicast addresses lie outside. */
const GLOBAL_6 = listOf('ipv6', ['2000::/3']);
const NOT_GLOBAL_6 = listOf('ipv6', [
  // Protocols, among them Teredo and ORCHID, and 6to4: they hold or stand for other addresses.
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
]);
/** Addresses of IPv4 as a network without it writes them (NAT64, RFC 6052). */
const NAT64 = listOf('ipv6', ['64:ff9b::/96']);

/** The last 32 bits of an IPv6 address as one of IPv4. */
function embedded(address: string): string {
  const [dotted] = /\d+\.\d+\.\d+\.\d+$/u.exec(address) ?? [];
  if (dotted !== undefined) return dotted;
  const [, high = '', low = ''] = /:([0-9a-f]*):([0-9a-f]*)$/iu.exec(address) ?? [];
  const bits = [high, low].map((part) => Number.parseInt(part || '0', 16));
  return bits.flatMap((part) => [part >> 8, part & 255]).join('.');
}

/** True of an address that every network leads to; of what is no address it is false. */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !NOT_GLOBAL_4.check(address, 'ipv4');
  // A zone ('%eth0') belongs to addresses of one network alone.
  if (isIP(address) !== 6 || address.includes('%')) return false;
  if (NAT64.check(address, 'ipv6')) return isPublic(embedded(address));
  return GLOBAL_6.check(address, 'ipv6') && !NOT_GLOBAL_6.check(address, 'ipv6');
}

/** An address that may not be connected to. */
export class PrivateAddress extends Error {
  constructor(address: string) {
    super(`${address} is an address of this machine or a private network`);
    this.name = 'PrivateAddress';
  }
}

/** Looks a name up; the system's unless a test gives one of its own. */
export type Resolve = typeof systemLookup;

/**
 * The look-up of a connection. What it gives is what is connected to: nobody asks a second time,
 * so that a name cannot be of one address when it is checked and of another when it is used. One
 * private address among several refuses the name.
 */
export function publicLookup(resolve: Resolve = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const refused = addresses.find(({ address }) => !isPublic(address));
      if (refused) return callback(new PrivateAddress(refused.address), '', 0);
      if (options.all) return callback(null, addresses);
      const [first] = addresses;
      callback(null, first?.address ?? '', first?.family ?? 0);
    });
  };
}

/** Refuses a host that is written as an address: for such none is looked up. */
export function refusePrivateHost(hostname: string): void {
  const address = hostname.replace(/^\[|\]$/gu, '');
  if (isIP(address) !== 0 && !isPublic(address)) throw new PrivateAddress(address);
}
