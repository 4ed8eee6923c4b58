import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import pLimit from 'p-limit';
import { LakeError } from '../../errors.ts';

/** One of OWASP's equivalent settings for scrypt, the one that takes least memory: 32 MiB a guess. */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const keyBytes = 32;

/** NIST SP 800-63B: length is what counts; no rules about kinds of characters. */
export const passwordMinLength = 8;
export const passwordMaxLength = 200;

/** Node derives keys where it also reads files, on four threads: two of them are left to others. */
const derivedAtOnce = 2;
/** Some ten seconds of work. Only guessing from many addresses comes near it. */
const mostWaiting = 100;
const queue = pLimit(derivedAtOnce);

/** @throws LakeError 503 when too many wait. */
const derive = async (password: string, salt: Buffer): Promise<Buffer> => {
  if (queue.pendingCount >= mostWaiting)
    throw new LakeError(503, 'Too many people sign in at once; try again in a moment');
  return queue(() => deriveNow(password, salt));
};

const deriveNow = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** `scrypt$<salt>$<key>`, base64. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `scrypt$${salt.toString('base64')}$${key.toString('base64')}`;
};

/** With null (nobody has that address) it takes as long as with a hash, so that time tells no one who has an account. */
export const isPassword = async (password: string, hash: string | null): Promise<boolean> => {
  const [, salt, key] = hash?.split('$') ?? [];
  const stored = Buffer.from(key ?? '', 'base64');
  const derived = await derive(password, Buffer.from(salt ?? 'AAAAAAAAAAAAAAAAAAAAAA==', 'base64'));
  return stored.length === derived.length && timingSafeEqual(stored, derived);
};

/** Letters and digits that nobody mistakes for one another when they are read from a terminal. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of four, 79 bits: `k7wm-2hxp-9rtc-vb4n`. */
export const createOneTimePassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-');
