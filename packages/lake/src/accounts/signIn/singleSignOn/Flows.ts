import { randomBytes } from 'node:crypto';
import { parseSigned, serializeSigned } from 'hono/utils/cookie';
import { z } from 'zod';

const flow = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
});

/** A sign-in that began, until the provider sends the person back. */
export type Flow = z.output<typeof flow>;

const cookieName = 'lake_sign_in';
/** A person may look for a second factor. */
const lifetimeMs = 10 * 60 * 1000;
/** Browsers keep cookies of up to 4,096 bytes. */
export const maxReturnLength = 1_000;

const kept = flow.extend({ until: z.number() });

/**
 * Sign-ins in progress. Each is kept by its browser, in a signed cookie that only the callback gets, so that sign-ins
 * that nobody completes take no memory here. The newest of a browser counts.
 */
export class Flows {
  /** A restart ends sign-ins in progress. */
  readonly #key = randomBytes(32);
  readonly #callback: URL;

  /** @param callback the address to which the provider sends people back. */
  constructor(callback: string) {
    this.#callback = new URL(callback);
  }

  /** The cookie of a sign-in, as a header. */
  async keep(begun: Flow, now = Date.now()): Promise<string> {
    const text = JSON.stringify({ ...begun, until: now + lifetimeMs });
    return serializeSigned(cookieName, Buffer.from(text).toString('base64url'), this.#key, {
      ...this.#attributes,
      maxAge: lifetimeMs / 1000,
    });
  }

  /** The sign-in of a request's cookies; null without one, and for one that expired. */
  async find(cookies: string, now = Date.now()): Promise<Flow | null> {
    const { [cookieName]: text } = await parseSigned(cookies, this.#key, cookieName);
    if (!text) return null;
    const { until, ...found } = kept.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return until > now ? found : null;
  }

  /** The header that ends the cookie. */
  end(): Promise<string> {
    return serializeSigned(cookieName, '', this.#key, { ...this.#attributes, maxAge: 0 });
  }

  /** `Lax`: the provider's redirect comes from another site. */
  get #attributes() {
    const { protocol, pathname } = this.#callback;
    return { path: pathname, httpOnly: true, secure: protocol === 'https:', sameSite: 'Lax' as const };
  }
}
