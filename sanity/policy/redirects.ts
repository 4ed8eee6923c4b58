import { createHash } from 'node:crypto';
import type { Companion, DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { findMove, findPath } from '../../lib/movedAddresses.ts';
import { isPublic, ofType, priorStory } from './changes.ts';

/** One redirect per address, however often its page moves. */
const redirectId = (path: string): string =>
  `moved-${createHash('sha256').update(path).digest('hex').slice(0, 24)}`;

const isKeptByServer = (redirect: SanityDocument | null): boolean =>
  redirect !== null && typeof redirect.from === 'string' && redirect._id === redirectId(redirect.from);

const storiesAt = '*[_type == "article" && slug.current == $slug && _id in path("*")]._id';

/** Returns why a redirect may not be written, or null. The server maintains redirects of pages. */
export const findRedirectProblem = ({ changes, getBefore, ask }: Proposal): string | null => {
  for (const change of changes.filter(isPublic)) {
    if (isKeptByServer(ofType(change.before, 'redirect')))
      return 'The server keeps this redirect. To change it, change the address of the page.';
    const redirect = ofType(change.after, 'redirect');
    if (!redirect || typeof redirect.from !== 'string') continue;
    const slug = slugIn(redirect.from);
    const isTaken =
      ofType(getBefore(redirectId(redirect.from)), 'redirect') !== null ||
      (slug !== null && (ask(storiesAt, { slug }) as string[]).length > 0);
    if (isTaken)
      return `Readers know a page at ${redirect.from}, so the server keeps its redirect. Change the address of the page instead.`;
  }
  return null;
};

/** The slug in a story's path, or null for other paths. */
const slugIn = (path: string): string | null => {
  const [, slug] = /^\/articles\/([^/]+)$/u.exec(path) ?? [];
  try {
    return slug === undefined ? null : decodeURIComponent(slug);
  } catch {
    return null;
  }
};

/**
 * Writes the redirects of moved pages. Removes one at the new address, which would hide the page. The address of an
 * unpublished story redirects to itself: no other story can use it, and the site answers it with 410.
 */
export const writeRedirects = (proposal: Proposal): Companion[] =>
  proposal.changes.filter(isPublic).flatMap((change) => redirectsOf(change, proposal));

const redirectsOf = (change: DocumentChange, proposal: Proposal): Companion[] => {
  const { id, after } = change;
  const before = (ofType(after, 'article') && priorStory(id, proposal)) ?? change.before;
  if (!before) return [];
  const old = findPath(before);
  if (!after) return old && ofType(before, 'article') ? [redirect(old, old)] : [];
  const move = findMove(before, after);
  if (move) return [{ delete: { id: redirectId(move.to) } }, redirect(move.from, move.to)];
  return change.before || !old ? [] : [{ delete: { id: redirectId(old) } }];
};

const redirect = (from: string, to: string): Companion => ({
  createOrReplace: { _id: redirectId(from), _type: 'redirect', from, to },
});
