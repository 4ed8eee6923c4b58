import type { Fetch } from './patientFetch.ts';

/** Where Studio keeps the token of whoever is signed in, as every tab of it sees. */
export type TokenStore = {
  /** Null when nobody is signed in. */
  read(): string | null;
  /** Calls back when another tab has signed somebody in or out; the answer ends that. */
  onChange(listener: () => void): () => void;
};

export type Session = {
  fetch: Fetch;
  /** Whether requests wait until somebody signs in again. */
  isOver(): boolean;
  subscribe(listener: () => void): () => void;
};

const headersOf = (input: string | URL | Request, init: RequestInit | undefined): Headers =>
  new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));

const signalOf = (input: string | URL | Request, init: RequestInit | undefined): AbortSignal | undefined =>
  init?.signal ?? (input instanceof Request ? input.signal : undefined);

const bearer = /^Bearer /u;

const isSigningOut = (input: string | URL | Request): boolean =>
  /\/auth\/logout(?:\?|$)/u.test(input instanceof Request ? input.url : String(input));

/** Nobody is there any more who would hear the answer. */
const never = (): Promise<Response> => new Promise(() => {});

/**
 * A fetch that outlasts the end of a session. Studio takes a 401 in its midst for a crash, and what was typed is gone
 * with it. So a request whose token was good and is no longer waits here until somebody has signed in again, and is
 * then sent in that name. A token that was never good is Studio's own affair. Whoever signs out hears no more of
 * what was still under way: Studio would take that for a session that ended, and say so.
 */
export const createSession = (fetch: Fetch, store: TokenStore): Session => {
  const good = new Set<string>();
  const over = new Set<string>();
  const left = new Set<string>();
  const listeners = new Set<() => void>();
  let waiting = 0;

  const count = (by: 1 | -1): void => {
    waiting += by;
    for (const listener of listeners) listener();
  };

  const newToken = (signal: AbortSignal | undefined): Promise<void> => {
    count(1);
    return new Promise<void>((resolve, reject) => {
      const leave = (): void => reject(signal?.reason);
      const stop = store.onChange(() => {
        stop();
        signal?.removeEventListener('abort', leave);
        resolve();
      });
      signal?.addEventListener('abort', leave, { once: true });
    }).finally(() => count(-1));
  };

  /** Studio signs out with the token that it had when the page was opened: whoever signed in since had none then. */
  const signOut: Fetch = (input, init) => {
    const token = store.read();
    if (token === null || left.has(token)) return fetch(input, init);
    left.add(token);
    const headers = headersOf(input, init);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };

  const send: Fetch = async (input, init) => {
    const headers = headersOf(input, init);
    const own = headers.get('authorization')?.replace(bearer, '');
    if (!own) return isSigningOut(input) ? signOut(input, init) : fetch(input, init);
    if (isSigningOut(input)) left.add(own);
    for (;;) {
      const token = over.has(own) ? (store.read() ?? own) : own;
      headers.set('authorization', `Bearer ${token}`);
      const response = await fetch(input instanceof Request ? input.clone() : input, { ...init, headers });
      if (response.status !== 401) {
        good.add(token);
        return response;
      }
      if (!good.has(own)) return response;
      if (left.has(own) || store.read() === null) return never();
      over.add(own);
      if (store.read() === token) await newToken(signalOf(input, init));
    }
  };

  return {
    fetch: send,
    isOver: () => waiting > 0,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
