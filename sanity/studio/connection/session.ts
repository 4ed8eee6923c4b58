import { editIn } from './retries/editIn.ts';
import type { Fetch } from './retries/retryRequests.ts';
import { SignInQueue, type TokenStore } from './SignInQueue.ts';
import type { WindowOwner } from './WindowOwner.ts';

export type Session = {
  fetch: Fetch;
  /** True if requests wait for a sign-in. */
  isOver(): boolean;
  /** Says that another person has signed in since. All requests wait meanwhile. Null while nobody has. */
  otherPerson(): string | null;
  subscribe(listener: () => void): () => void;
};

const headersOf = (input: string | URL | Request, init: RequestInit | undefined): Headers =>
  new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));

const signalOf = (input: string | URL | Request, init: RequestInit | undefined): AbortSignal | undefined =>
  init?.signal ?? (input instanceof Request ? input.signal : undefined);

const bearer = /^Bearer /u;

const isSigningOut = (input: string | URL | Request): boolean =>
  /\/auth\/logout(?:\?|$)/u.test(input instanceof Request ? input.url : String(input));

/** Whether Studio asks for the session of the id in its address. */
const isSigningIn = (input: string | URL | Request): boolean =>
  /\/auth\/fetch(?:\?|$)/u.test(input instanceof Request ? input.url : String(input));

/** Sends a request of somebody who is not signed in yet. */
const withoutToken =
  (fetch: Fetch, whenNotSignedIn: () => void): Fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    if (response.status === 401 && isSigningIn(input)) whenNotSignedIn();
    return response;
  };

/** The caller has gone. */
const never = (): Promise<Response> => new Promise(() => {});

type Options = {
  /** Called after the lake has ended the session of this tab. */
  whenSignedOut?: () => void;
  /** Called when the id in the address gets no session. Studio would wait for one for ever. */
  whenNotSignedIn?: () => void;
  /** Called when an edit waits for a sign-in. Returns what ends that. */
  onHeld?: () => () => void;
};

/**
 * A fetch that survives the end of a session. Studio treats a 401 as a crash and loses unsaved text. So a request
 * whose valid token expired waits until someone signs in again, and is then sent with the new token. Tokens that
 * were never valid are left to Studio. After a sign-out, pending requests never settle: Studio would report an
 * ended session. Nothing is sent while the stored token is another person's than this window's: the server would take
 * that person for the author of what its owner typed. An edit waits for its author's next sign-in, also after a sign-out.
 */
export const createSession = (
  fetch: Fetch,
  store: TokenStore,
  owner: WindowOwner,
  { whenSignedOut = () => {}, whenNotSignedIn = () => {}, onHeld = () => () => {} }: Options = {},
): Session => {
  const good = new Set<string>();
  const over = new Set<string>();
  const left = new Set<string>();
  const queue = new SignInQueue(store);
  store.onChange(() => void owner.holds(store));

  const signIn = withoutToken(fetch, whenNotSignedIn);
  const waitForToken = async (...[input, init]: Parameters<Fetch>): Promise<void> => {
    const release = editIn(input, init) === null ? null : onHeld();
    try {
      await queue.waitForToken(signalOf(input, init));
    } finally {
      release?.();
    }
  };
  const untilOwned = async (...sent: Parameters<Fetch>): Promise<void> => {
    while (!(await owner.holds(store))) await waitForToken(...sent);
  };

  /** Studio signs out with the token from page load. It does not have the token of a later sign-in. */
  const signOut: Fetch = async (input, init) => {
    await untilOwned(input, init);
    const token = store.read();
    if (token === null || left.has(token)) return fetch(input, init);
    left.add(token);
    const headers = headersOf(input, init);
    headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(input, { ...init, headers });
    whenSignedOut();
    return response;
  };

  const send: Fetch = async (input, init) => {
    const headers = headersOf(input, init);
    const own = headers.get('authorization')?.replace(bearer, '');
    if (!own) return isSigningOut(input) ? signOut(input, init) : signIn(input, init);
    if (isSigningOut(input)) left.add(own);
    // Studio has a client for whoever signs in, which nobody in this window uses.
    if (!(await owner.owns(own))) return never();
    for (;;) {
      await untilOwned(input, init);
      const token = over.has(own) ? (store.read() ?? own) : own;
      headers.set('authorization', `Bearer ${token}`);
      const response = await fetch(input instanceof Request ? input.clone() : input, { ...init, headers });
      if (response.status !== 401) {
        if (isSigningOut(input)) whenSignedOut();
        good.add(token);
        owner.accept(token);
        return response;
      }
      // Studio signs out by two requests, and forgets the session after both answers. The other one ended it, or will.
      if (!good.has(own) || isSigningOut(input)) return response;
      const isSignedOut = left.has(own) || store.read() === null;
      if (isSignedOut && editIn(input, init) === null) return never();
      over.add(own);
      if ((store.read() ?? own) === token) await waitForToken(input, init);
    }
  };

  return {
    fetch: send,
    isOver: () => !queue.isEmpty,
    otherPerson: () => owner.notice,
    subscribe: (listener) => {
      const ends = [queue.subscribe(listener), owner.subscribe(listener)];
      return () => {
        for (const end of ends) end();
      };
    },
  };
};
