type ParentToCheck = {
  /** The document that the topic is to be a part of; null if it does not exist. */
  parent: { _id: string; _type: string; isBelowTopic: boolean; isBelowMissing?: boolean | null } | null;
  topicId: string;
  hasParts: boolean;
};

/** Returns why a topic cannot be a part of another document, or null. Readers see two levels below a section. */
export const parentProblem = ({ parent, topicId, hasParts }: ParentToCheck): string | null => {
  if (!parent || parent._type === 'section') return null;
  if (parent._id === topicId) return 'A topic is not a part of itself.';
  if (parent.isBelowMissing)
    return 'The document above that topic was deleted. Choose another parent for that topic first, or none.';
  if (parent.isBelowTopic)
    return 'That topic is itself a part of a topic. Choose the topic above it, or a section.';
  return hasParts ? 'Other topics are parts of this one, so it can be a part of a section only.' : null;
};

/** Why a document cannot become a topic: it would be a third level. */
export const tooManyLevels =
  'Parts of this topic have parts themselves. Make those parts of a section first, or of this topic.';
