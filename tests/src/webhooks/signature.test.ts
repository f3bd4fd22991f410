/** Signatures are those that receivers of Standard Webhooks check. */
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { parseSecret, signedHeaders } from '../../../src/webhooks/signature.ts';
import { KEY, SECRET, verify } from '../support/receiver.ts';

const NOW = 1_700_000_000_000;
const SIGNED = { id: '12-9f3ac2d471e08b6a', timestamp: NOW / 1000, body: '{"å":"ö 🪵"}' };

describe('signedHeaders', () => {
  test('are checked by whoever knows the secret', () => {
    const headers = signedHeaders(SECRET, SIGNED);
    expect(headers).toMatchObject({ 'webhook-id': SIGNED.id, 'webhook-timestamp': '1700000000' });
    expect(() => verify(headers, SIGNED.body, KEY, NOW)).not.toThrow();
  });

  test('fit no other body, id, time or secret', () => {
    const headers = signedHeaders(SECRET, SIGNED);
    const other = Buffer.from('another key of the tests, as long');
    const check =
      (change: object, body = SIGNED.body, key = KEY, now = NOW) =>
      () =>
        verify({ ...headers, ...change }, body, key, now);
    expect(check({}, `${SIGNED.body} `)).toThrow('no signature fits');
    expect(check({ 'webhook-id': '13-9f3ac2d471e08b6a' })).toThrow('no signature fits');
    expect(check({ 'webhook-timestamp': '1700000001' })).toThrow('no signature fits');
    expect(check({}, SIGNED.body, other)).toThrow('no signature fits');
    expect(check({}, SIGNED.body, KEY, NOW + 301_000)).toThrow('too old');
  });

  test("are those of the specification's own libraries", () => {
    // The vector that the reference libraries of Standard Webhooks are tested with.
    const headers = signedHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1_614_265_330,
      body: '{"test": 2432232314}',
    });
    const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
    expect(headers['webhook-signature']).toBe(signature);
  });
});

describe('parseSecret', () => {
  test.each([24, 32, 64])('takes %i bytes', (bytes) => {
    const secret = `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;
    expect(parseSecret(`${secret}\n`, 'f')).toBe(secret);
  });

  test.each([
    ['nothing', ''],
    ['no prefix', Buffer.alloc(32).toString('base64')],
    ['too short', `whsec_${Buffer.alloc(23, 9).toString('base64')}`],
    ['too long', `whsec_${Buffer.alloc(65, 9).toString('base64')}`],
    ['no base64', `whsec_${'å'.repeat(44)}`],
    ['half a group', `whsec_${'QUJD'.repeat(10)}QU`],
    ['two lines', `${SECRET}\n${SECRET}`],
  ])('refuses %s, without quoting it', (_, content) => {
    const parse = () => parseSecret(content, 'hook.secret');
    expect(parse).toThrow(UserError);
    expect(parse).toThrow(/^hook\.secret holds no secret: it must be whsec_ and 24 to 64 bytes/u);
    const digits = content.slice(6, 20).trim();
    if (digits !== '') expect(parse).not.toThrow(digits);
  });
});
