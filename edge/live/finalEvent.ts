import type { Page } from '../http/Page.ts';

/**
 * Why a stream ends: the coverage has ended, the story was changed into another one, was retracted, was taken off the site,
 * or has a new path.
 */
type Final = { kind: 'end' | 'changed' | 'retracted' | 'gone' } | { kind: 'moved'; to: string };

/** The end that a page without live coverage means for those who have its story open. Null for a failure: it is none. */
export const finalOf = ({ status, headers, hasEnded, isRetracted }: Page): Final | null => {
  if (status === 200) return { kind: isRetracted ? 'retracted' : hasEnded ? 'end' : 'changed' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  return status < 400 && headers.location ? { kind: 'moved', to: pathOf(headers.location) } : null;
};

/** Readers may be at another origin than the address names: a mirror, or an onion service. */
const pathOf = (location: string): string => {
  const base = 'http://site.invalid';
  return URL.canParse(location, base) ? new URL(location, base).pathname : location;
};

/** The last event of a stream. It takes its id back: who asks again all the same is answered like a stranger. */
export const finalEvent = ({ kind, ...data }: Final): Buffer =>
  Buffer.from(`id:\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`);
