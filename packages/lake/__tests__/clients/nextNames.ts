/**
 * A preload that replaces a bundler for next-sanity: resolves `next/headers` to `next/headers.js`, and client
 * components to references.
 */
import { registerHooks } from 'node:module';

const reference = 'data:text/javascript,export const SanityLive = "a client component"';

registerHooks({
  resolve: (name, context, resolve) => {
    if (name === 'next-sanity/live/client-components') return { url: reference, shortCircuit: true };
    return resolve(/^next\/[a-z]+$/.test(name) ? `${name}.js` : name, context);
  },
});
