import { isPersonId, type Proposal, type SanityDocument, unknownAuthor } from 'local-lake/policy';
import { isFourEyesOff } from '../../lib/fourEyes.ts';
import { changedSharedFields, hasSameField, hasSharedFields } from '../../lib/secondPerson/sharedFields.ts';
import { sharedFieldsProblem } from '../../lib/secondPerson/sharedFieldsProblem.ts';
import { findForerunnerId, isPublic, mayBeOnePerson, ofType, publishedId } from './changes.ts';
import { authorOf } from './corrections/waiting.ts';

/** Returns why what live stories show of another document may not change, or null. @see sharedFieldsProblem */
export const findSharedFieldsProblem = (proposal: Proposal): string | null => {
  const { changes, identity, getBefore } = proposal;
  if (identity.kind === 'system' || isFourEyesOff(getBefore('site'))) return null;
  for (const { id, after } of changes.filter(isPublic)) {
    const prior = after && hasSharedFields(after._type) ? priorOf(id, after._type, proposal) : null;
    if (!after || !prior) continue;
    const changed = changedSharedFields(prior, after);
    if (changed.length === 0 || !isShown(id, proposal)) continue;
    const draftId = findForerunnerId(id, changes);
    const problem = sharedFieldsProblem({
      fields: changed.map(({ name, words }) => ({ words, author: authorIn(draftId, after, name, proposal) })),
      by: identity.id,
      isPerson: isPersonId,
      mayBeOnePerson: mayBeOnePerson(proposal),
    });
    if (problem) return problem;
  }
  return null;
};

/** What readers saw last. To take a document off and bring it back is a change, too. */
const priorOf = (id: string, type: string, { getBefore, findDeleted }: Proposal): SanityDocument | null =>
  ofType(getBefore(id), type) ?? findDeleted(id, type)?.document ?? null;

/**
 * Who wrote the value that goes live, or null if it is not that of the draft before the commit. Whoever publishes it, and
 * wrote any of it in this draft, is its author: a colleague who wrote more of it has not decided on the rest.
 */
const authorIn = (
  draftId: string | null,
  after: SanityDocument,
  name: string,
  proposal: Proposal,
): string | null => {
  const { identity, getBefore, findAuthor } = proposal;
  const draft = draftId === null ? null : getBefore(draftId);
  if (draftId === null || !draft || !hasSameField(draft, after, name)) return null;
  const isOne = mayBeOnePerson(proposal);
  // Whoever begins a draft without a change has written nothing.
  const first = getBefore(publishedId(draftId));
  const own = findAuthor(draftId, (one, other) => hasSameField(one ?? first, other, name), {
    isAsked: (author) => isOne(author, identity.id),
    isStart: (version) => version === null,
  });
  if (own === unknownAuthor) return identity.id;
  return own ?? authorOf(draftId, (one, other) => hasSameField(one, other, name), proposal);
};

const storiesOf = '*[_type in ["article", "liveEntry"] && references($id) && _id in path("*")][0...1]._id';
const anyStory = '*[_type == "article" && _id in path("*")][0...1]._id';

/** Returns true if a live story refers to the document. All of them show the settings of the site. */
const isShown = (id: string, { ask }: Proposal): boolean =>
  (ask(id === 'site' ? anyStory : storiesOf, { id }) as string[]).length > 0;
