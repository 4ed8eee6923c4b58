import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Starts a real provider in a process. @param redirectAddress the one address that it redirects to. */
export const startProvider = async (redirectAddress: string) => {
  const child = fork(join(import.meta.dirname, 'providerProcess.ts'), [redirectAddress], { silent: true });
  let output = '';
  child.stderr?.on('data', (text) => {
    output += text;
  });
  const [issuer] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`The provider did not start: ${output}`);
    }),
  ]);
  return {
    issuer: String(issuer),
    stop: async (): Promise<void> => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
};

/** A browser without pages: it keeps cookies by origin and follows redirects as far as asked. */
export const createBrowser = () => {
  const jar = new Map<string, string>();
  const visit = async (address: string): Promise<{ response: Response; next: string | null }> => {
    const { origin } = new URL(address);
    const own = [...jar].filter(([key]) => key.startsWith(`${origin} `));
    const cookie = own.map(([key, value]) => `${key.slice(origin.length + 1)}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      jar.set(`${origin} ${pair.slice(0, at)}`, pair.slice(at + 1));
    }
    const location = response.headers.get('location');
    return { response, next: location === null ? null : new URL(location, address).href };
  };
  return {
    visit,
    /** Follows redirects until an address begins with one of these. */
    follow: async (address: string, until: string[]): Promise<string> => {
      let current = address;
      for (let redirects = 0; redirects < 20; redirects += 1) {
        if (redirects > 0 && until.some((start) => current.startsWith(start))) return current;
        const { next, response } = await visit(current);
        if (next === null)
          throw new Error(`${current} answered ${response.status}: ${await response.text()}`);
        current = next;
      }
      throw new Error(`There are too many redirects from ${address}.`);
    },
  };
};
