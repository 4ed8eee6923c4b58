import type { DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { parentProblem } from '../../../lib/sections/parentProblem.ts';
import { isPublic, ofType, referenceOf } from '../changes.ts';

/**
 * Returns why a topic may not be published as a part of another document, or null. Topics that break the rule from before
 * can still be changed: only a new parent is checked.
 */
export const findTopicProblem = (proposal: Proposal): string | null => {
  for (const change of proposal.changes.filter(isPublic)) {
    const problem = problemOf(change, proposal);
    if (problem) return problem;
  }
  return null;
};

const topicOf = (document: SanityDocument | null): SanityDocument | null => ofType(document, 'topic');
const parentOf = (topic: SanityDocument | null): string | null => referenceOf(topic, 'parent');

const problemOf = ({ id, before, after }: DocumentChange, proposal: Proposal): string | null => {
  const parentId = parentOf(topicOf(after));
  if (parentId === null || parentId === parentOf(topicOf(before))) return null;
  const parent = find(parentId, proposal);
  if (!parent) return null;
  const above = parentOf(topicOf(parent));
  const isBelowTopic = above !== null && topicOf(find(above, proposal)) !== null;
  return parentProblem({
    parent: { _id: parentId, _type: parent._type, isBelowTopic },
    topicId: id,
    hasParts: hasParts(id, proposal),
  });
};

/** A document that is still to be published counts too: it will be there. */
const find = (id: string, { get }: Proposal): SanityDocument | null => get(id) ?? get(`drafts.${id}`);

/** A larger topic has fewer parts. */
const partsQuery = '*[_type == "topic" && parent._ref == $id && _id in path("*")][0...1000]._id';

/** Whether topics are parts of this one after the commit. */
const hasParts = (id: string, { changes, get, ask }: Proposal): boolean =>
  [...(ask(partsQuery, { id }) as string[]), ...changes.filter(isPublic).map((change) => change.id)].some(
    (partId) => parentOf(topicOf(get(partId))) === id,
  );
