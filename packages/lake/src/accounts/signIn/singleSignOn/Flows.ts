import { LRUCache } from 'lru-cache';
import { createSecret, isSecret, secretId } from '../../secrets.ts';

/** A sign-in that began, until the provider sends the person back. */
export type Flow = { state: string; nonce: string; codeVerifier: string; returnTo: string };

const prefix = 'sf';

/** A person may look for a second factor. */
export const flowLifetimeMs = 10 * 60 * 1000;
/** Anonymous requests are limited by address. Beyond it the oldest sign-in must begin again. */
const maxFlows = 10_000;

/** Sign-ins in progress, in memory. Each belongs to the browser that has its secret in a cookie, and is used once. */
export class Flows {
  readonly #flows = new LRUCache<string, Flow & { hash: Buffer }>({ max: maxFlows, ttl: flowLifetimeMs });

  /** Returns the secret for the browser. */
  add(flow: Flow): string {
    const { id, secret, hash } = createSecret(prefix);
    this.#flows.set(id, { ...flow, hash });
    return secret;
  }

  /** Null if it is unknown, used or expired. */
  take(secret: string): Flow | null {
    const id = secretId(prefix, secret);
    const flow = id === null ? undefined : this.#flows.get(id);
    if (id === null || !flow || !isSecret(secret, flow.hash)) return null;
    this.#flows.delete(id);
    return flow;
  }
}
