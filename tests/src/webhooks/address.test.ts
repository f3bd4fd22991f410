/** Which addresses may be connected to, and that no name gets around it. */
import type { LookupAddress } from 'node:dns';
import { describe, expect, test } from 'vitest';
import {
  isPublic,
  PrivateAddress,
  publicLookup,
  type Resolve,
  refusePrivateHost,
} from '../../../src/webhooks/address.ts';

describe('isPublic', () => {
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '169.255.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2001:4860:4860::8888',
    '2001:200::1',
    '2a00:801::1',
    '2606:4700:4700::1111',
    '64:ff9b::8.8.8.8',
    '64:ff9b::808:808',
  ])('lets %s be', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  test.each([
    ['this network', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['private', '10.0.0.0'],
    ['private', '10.255.255.255'],
    ['shared', '100.64.0.1'],
    ['shared', '100.127.255.255'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['link-local', '169.254.0.1'],
    ['link-local, of clouds', '169.254.169.254'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['protocols', '192.0.0.8'],
    ['documentation', '192.0.2.1'],
    ['relays', '192.88.99.1'],
    ['private', '192.168.0.1'],
    ['benchmarks', '198.18.0.1'],
    ['benchmarks', '198.19.255.255'],
    ['documentation', '198.51.100.1'],
    ['documentation', '203.0.113.1'],
    ['multicast', '224.0.0.1'],
    ['multicast', '239.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['loopback in full', '0:0:0:0:0:0:0:1'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped loopback', '::ffff:7f00:1'],
    ['mapped private', '::ffff:10.0.0.1'],
    ['mapped, whatever it maps', '::ffff:8.8.8.8'],
    ['compatible loopback', '::127.0.0.1'],
    ['NAT64 of loopback', '64:ff9b::127.0.0.1'],
    ['NAT64 of loopback', '64:ff9b::7f00:1'],
    ['NAT64 of private', '64:ff9b::a00:1'],
    ['NAT64 of 0.0.0.1', '64:ff9b::1'],
    ['NAT64 of 0.0.0.0', '64:ff9b::'],
    ['local NAT64', '64:ff9b:1::808:808'],
    ['discard', '100::1'],
    ['Teredo', '2001::7f00:1'],
    ['ORCHID', '2001:20::1'],
    ['documentation', '2001:db8::1'],
    ['6to4 of private', '2002:a00:1::1'],
    ['documentation', '3fff::1'],
    ['segment routing', '5f00::1'],
    ['unique local', 'fc00::1'],
    ['unique local', 'fdff::1'],
    ['link-local', 'fe80::1'],
    ['link-local with its zone', 'fe80::1%eth0'],
    ['public with a zone', '2a00:801::1%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['none', ''],
    ['none', 'localhost'],
    ['none', '127.1'],
    ['none', '0x7f000001'],
    ['none', '1.1.1.1 '],
  ])('refuses %s: %s', (_, address) => {
    expect(isPublic(address)).toBe(false);
  });
});

describe('refusePrivateHost', () => {
  // However an address is written, the URL has it in its one form.
  test.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[0:0:0:0:0:ffff:a00:1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://１２７.０.０.１/',
  ])('refuses %s', (url) => {
    expect(() => refusePrivateHost(new URL(url).hostname)).toThrow(PrivateAddress);
  });

  test.each(['https://1.1.1.1/', 'https://[2a00:801::1]/', 'https://a.example/'])(
    'lets %s be',
    (url) => {
      expect(() => refusePrivateHost(new URL(url).hostname)).not.toThrow();
    },
  );
});

describe('publicLookup', () => {
  const [ONE, TWO] = [
    { address: '1.1.1.1', family: 4 },
    { address: '2a00:801::1', family: 6 },
  ];
  const HOME = { address: '127.0.0.1', family: 4 };

  /** What a connection would be told, and how often the name was asked for. */
  async function looked(all: boolean, answer: readonly LookupAddress[] | Error) {
    let asked = 0;
    const resolve = ((_: string, __: unknown, done: (...told: unknown[]) => void) => {
      asked++;
      if (answer instanceof Error) done(answer);
      else done(null, answer);
    }) as unknown as Resolve;
    const told = await new Promise((done) => {
      publicLookup(resolve)('a.example', { all }, (error, address, family) =>
        done(error ?? (all ? address : [address, family])),
      );
    });
    return { told, asked };
  }

  test('gives what the name was looked up as, asked once', async () => {
    expect(await looked(true, [ONE, TWO])).toEqual({ told: [ONE, TWO], asked: 1 });
    expect(await looked(false, [ONE, TWO])).toEqual({ told: ['1.1.1.1', 4], asked: 1 });
  });

  test('one private address among others refuses the name', async () => {
    for (const all of [true, false]) {
      expect((await looked(all, [ONE, HOME])).told).toBeInstanceOf(PrivateAddress);
      expect((await looked(all, [HOME])).told).toBeInstanceOf(PrivateAddress);
    }
  });

  test('a name that is not known is told as such', async () => {
    const unknown = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    expect((await looked(true, unknown)).told).toBe(unknown);
  });
});
