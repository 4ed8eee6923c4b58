/**
 * A preload that does for Node what a bundler does for next-sanity: finds `next/headers` as `next/headers.js`, and
 * puts references in the place of client components.
 */
import { registerHooks } from 'node:module';

const reference = 'data:text/javascript,export const SanityLive = "a client component"';

registerHooks({
  resolve: (name, context, resolve) => {
    if (name === 'next-sanity/live/client-components') return { url: reference, shortCircuit: true };
    return resolve(/^next\/[a-z]+$/.test(name) ? `${name}.js` : name, context);
  },
});
