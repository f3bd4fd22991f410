/** Signatures as the Standard Webhooks specification 1.0.0 has them: HMAC-SHA256, version v1. */
import { createHmac } from 'node:crypto';
import { UserError } from '../errors.ts';

const PREFIX = 'whsec_';
/** Bytes of a secret, as the specification has it. */
const LEAST_BYTES = 24;
const MOST_BYTES = 64;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u;

/** The key of a secret 'whsec_…'; null where it is none. */
function keyOf(secret: string): Buffer | null {
  const digits = secret.slice(PREFIX.length);
  if (!secret.startsWith(PREFIX) || !BASE64.test(digits)) return null;
  const key = Buffer.from(digits, 'base64');
  return key.length >= LEAST_BYTES && key.length <= MOST_BYTES ? key : null;
}

/** The secret that a file holds. Throws a UserError that does not quote it. */
export function parseSecret(content: string, file: string): string {
  const secret = content.trim();
  if (keyOf(secret) !== null) return secret;
  throw new UserError(
    `${file} holds no secret: it must be ${PREFIX} and ${LEAST_BYTES} to ${MOST_BYTES} bytes in ` +
      'base64, as the Standard Webhooks specification has it',
  );
}

/** What is signed: a message's id, the Unix time of the try in seconds, the body as it is sent. */
export interface Signed {
  readonly id: string;
  readonly timestamp: number;
  readonly body: string;
}

/** The headers that a receiver checks a message by. */
export function signedHeaders(secret: string, { id, timestamp, body }: Signed) {
  const key = keyOf(secret);
  if (key === null) throw new Error('a webhook was kept with a secret that is none');
  const digest = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${digest}`,
  };
}
