import type { StoredStory } from '../changes/readContent.ts';

type Start = {
  /** Another or an earlier version of the story, or null if this is its first. */
  prior: StoredStory | null;
  /** The first version as it is written. */
  given: StoredStory;
  by: {
    id: string;
    isPerson: boolean;
    /** True for an import, which may name the person who started the story elsewhere. */
    mayName: boolean;
  };
  /** The people for whom the story was planned. */
  plannedFor: string[];
};

const nameIn = ({ startedBy }: StoredStory): string | undefined =>
  typeof startedBy === 'string' && startedBy !== '' ? startedBy : undefined;

/**
 * The person whose “My drafts” lists a story, or undefined for none: whoever wrote its first version, also of a duplicate
 * and of a text from elsewhere. A planned story belongs to the people of its plan, and to the first of them if somebody
 * else begins it. The name that a client sends does not count, and nobody changes it later, so that nobody hides a story
 * from its writer or gives one to somebody else. Only an import by an administrator's token may name anybody: the
 * history of the story names the token.
 */
export const startedMark = ({ prior, given, by, plannedFor }: Start): string | undefined => {
  if (prior) return nameIn(prior);
  if (!by.isPerson) return by.mayName ? nameIn(given) : undefined;
  return plannedFor.includes(by.id) ? by.id : (plannedFor[0] ?? by.id);
};
