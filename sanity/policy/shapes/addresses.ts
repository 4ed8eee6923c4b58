import type { DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { isObject } from '../../../lib/isObject.ts';
import { isPublic, ofType } from '../changes.ts';

/** Types whose pages are at a slug. Stories have rules of their own. */
const types = ['section', 'topic', 'person', 'page'];

const publishedAt = '*[_type == $type && slug.current == $slug && _id in path("*")][0...100]._id';

/**
 * Returns why a document may not be published at its address, or null. Of two documents with one address readers would
 * see either: a new person could take the page, and the channels, of another. What shares an address from before can
 * still be changed.
 */
export const findAddressProblem = (proposal: Proposal): string | null => {
  for (const change of proposal.changes.filter(isPublic)) {
    const problem = problemOf(change, proposal);
    if (problem) return problem;
  }
  return null;
};

const slugOf = (document: SanityDocument | null): string | null =>
  isObject(document?.slug) && typeof document.slug.current === 'string' ? document.slug.current : null;

const problemOf = ({ id, before, after }: DocumentChange, { changes, ask }: Proposal): string | null => {
  const slug = slugOf(after);
  if (!after || !slug || !types.includes(after._type)) return null;
  if (slug === slugOf(ofType(before, after._type))) return null;
  const others = changes.filter((change) => isPublic(change) && change.id !== id);
  const isThere = (document: SanityDocument | null | undefined): boolean =>
    slugOf(ofType(document, after._type)) === slug;
  const staysThere = (otherId: string): boolean => {
    const change = others.find((one) => one.id === otherId);
    return !change || isThere(change.after);
  };
  const known = (ask(publishedAt, { type: after._type, slug }) as string[]).filter((one) => one !== id);
  return known.some(staysThere) || others.some((change) => isThere(change.after))
    ? `The address “${slug}” leads to another ${after._type} already. Choose another address.`
    : null;
};
