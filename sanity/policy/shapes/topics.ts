import type { DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { parentProblem, tooManyLevels } from '../../../lib/sections/parentProblem.ts';
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
  const topic = topicOf(after);
  if (!topic) return null;
  const isNew = topicOf(before) === null;
  const isDeep = (partId: string) => partId !== id && partsOf(partId, proposal).length > 0;
  if (isNew && partsOf(id, proposal).some(isDeep)) return tooManyLevels;
  const parentId = parentOf(topic);
  if (parentId === null || parentId === parentOf(topicOf(before))) return null;
  const parent = find(parentId, proposal);
  const aboveId = parentOf(topicOf(parent));
  const above = aboveId === null ? null : find(aboveId, proposal);
  return parentProblem({
    parent: {
      _id: parentId,
      _type: parent?._type ?? 'topic',
      isBelowTopic: topicOf(above) !== null,
      // A weak reference may be older than its document, which may become a topic.
      isBelowMissing: aboveId !== null && above === null,
    },
    topicId: id,
    hasParts: partsOf(id, proposal).length > 0,
  });
};

/** A document that is still to be published counts too: it will be there. */
const find = (id: string, { get }: Proposal): SanityDocument | null => get(id) ?? get(`drafts.${id}`);

/** A larger topic has fewer parts. */
const partsQuery = '*[_type == "topic" && parent._ref == $id && _id in path("*")][0...1000]._id';

/** The topics that are parts of this one after the commit. */
const partsOf = (id: string, { changes, get, ask }: Proposal): string[] =>
  [...(ask(partsQuery, { id }) as string[]), ...changes.filter(isPublic).map((change) => change.id)].filter(
    (partId) => parentOf(topicOf(get(partId))) === id,
  );
