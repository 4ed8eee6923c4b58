import type { TokenStore } from './SignInQueue.ts';

const checkIntervalMs = 20;

/**
 * Opens the sign-in page once Studio has forgotten the token, in place of Studio's own choice of providers. Studio forgets
 * it after the lake's answer, in the same tab, which gets no event.
 */
export const goWhenSignedOut = (
  store: Pick<TokenStore, 'read'>,
  address: string,
  go = (to: string): void => location.assign(to),
): void => {
  const timer = setInterval(() => {
    if (store.read() !== null) return;
    clearInterval(timer);
    go(address);
  }, checkIntervalMs);
};
