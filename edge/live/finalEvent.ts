import type { Page } from '../http/Page.ts';

/** Why a stream ends: the coverage has ended, the story was taken off the site or retracted, or it has a new address. */
type Final = { kind: 'end' } | { kind: 'gone' } | { kind: 'moved'; to: string };

/** The end that a page without live coverage means for those who have its story open. Null for a failure: it is none. */
export const finalOf = ({ status, headers, hasEnded }: Page): Final | null => {
  if (status === 200) return { kind: hasEnded ? 'end' : 'gone' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  return status < 400 && headers.location ? { kind: 'moved', to: headers.location } : null;
};

/** The last event of a stream. It takes its id back: who asks again all the same is answered like a stranger. */
export const finalEvent = ({ kind, ...data }: Final): Buffer =>
  Buffer.from(`id:\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`);

export const goneEvent = finalEvent({ kind: 'gone' });
