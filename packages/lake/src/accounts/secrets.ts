import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const idLength = 16;

/** A secret that is shown once: its owner gets `secret`, the database stores `id` and `hash`. */
export type Secret = { id: string; secret: string; hash: Buffer };

export const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * `prefix` shows people and secret scanners the kind of secret, the id finds the row, the rest (256 random bits)
 * proves possession. 256 random bits need no slow hash. An existing id replaces that secret.
 */
export const createSecret = (
  prefix: string,
  id: string = randomBytes(idLength / 2).toString('hex'),
): Secret => {
  const secret = `${prefix}${id}${randomBytes(32).toString('base64url')}`;
  return { id, secret, hash: hashOf(secret) };
};

/** The id in a secret of `createSecret` with this prefix, null for any other text. */
export const secretId = (prefix: string, secret: string): string | null =>
  secret.startsWith(prefix) && secret.length > prefix.length + idLength
    ? secret.slice(prefix.length, prefix.length + idLength)
    : null;

/** Compares in constant time. */
export const isSecret = (secret: string, hash: Uint8Array): boolean => timingSafeEqual(hashOf(secret), hash);
