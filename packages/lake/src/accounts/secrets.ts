import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const idLength = 16;

/** A secret to hand out once: `secret` is shown to its owner, the store keeps `id` and `hash`. */
export type Secret = { id: string; secret: string; hash: Buffer };

export const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * `prefix` tells people and secret scanners what they found, the id finds the row, the rest (256 random bits)
 * proves possession. So much randomness needs no slow hash. With the id of an older secret it takes its place.
 */
export const createSecret = (
  prefix: string,
  id: string = randomBytes(idLength / 2).toString('hex'),
): Secret => {
  const secret = `${prefix}${id}${randomBytes(32).toString('base64url')}`;
  return { id, secret, hash: hashOf(secret) };
};

/** The id within a secret that `createSecret` made with this prefix, null for any other text. */
export const secretId = (prefix: string, secret: string): string | null =>
  secret.startsWith(prefix) && secret.length > prefix.length + idLength
    ? secret.slice(prefix.length, prefix.length + idLength)
    : null;

/** Compares in constant time. */
export const isSecret = (secret: string, hash: Uint8Array): boolean => timingSafeEqual(hashOf(secret), hash);
