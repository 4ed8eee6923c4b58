import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import pLimit from 'p-limit';
import { LakeError } from '../../errors.ts';
import { passwordCost } from './passwordCost.ts';

const keyBytes = 32;

/** NIST SP 800-63B: a minimum length, no rules about kinds of characters. */
export const minPasswordLength = 8;
export const maxPasswordLength = 200;

const minDifferent = 4;

/** Returns why a password that a person chooses is the first that others would guess, or null. */
export const guessableProblem = (password: string, email: string): string | null => {
  const chosen = password.normalize('NFKC').trim().toLowerCase();
  const address = email.toLowerCase();
  if (chosen === address || chosen === address.split('@')[0])
    return 'Choose a password other than your email address';
  return new Set(chosen).size < minDifferent ? `Use at least ${minDifferent} different characters` : null;
};

/** Node derives keys on the four threads that also read files: two of them stay free. */
const maxConcurrent = 2;
/** Some ten seconds of work. Only guesses from many addresses reach it. */
const maxWaiting = 100;
const queue = pLimit(maxConcurrent);

/** @throws LakeError 503 if too many wait. */
const derive = async (password: string, salt: Buffer): Promise<Buffer> => {
  if (queue.pendingCount >= maxWaiting)
    throw new LakeError(503, 'Too many people are signing in. Try again in a moment.');
  return queue(() => deriveNow(password, salt));
};

const deriveNow = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, passwordCost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** `scrypt$<salt>$<key>`, base64. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `scrypt$${salt.toString('base64')}$${key.toString('base64')}`;
};

/** With null (unknown address) it takes as long as with a hash, so that timing does not reveal accounts. */
export const isPassword = async (password: string, hash: string | null): Promise<boolean> => {
  const [, salt, key] = hash?.split('$') ?? [];
  const stored = Buffer.from(key ?? '', 'base64');
  const derived = await derive(password, Buffer.from(salt ?? 'AAAAAAAAAAAAAAAAAAAAAA==', 'base64'));
  return stored.length === derived.length && timingSafeEqual(stored, derived);
};

/** Without letters and digits that look alike in a terminal. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of four, 79 bits: `k7wm-2hxp-9rtc-vb4n`. */
export const createOneTimePassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-');
