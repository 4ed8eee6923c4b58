import type { StoredStory } from '../changes/readContent.ts';

type Start = {
  /** An earlier version of the story, or null if this is its first. */
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
 * and of a text from elsewhere. A planned story may be begun for a person of its plan. Nobody changes it later, so that
 * nobody hides a story from its writer or gives one to somebody else. Only an import by an administrator's token may name
 * anybody: the history of the story names the token.
 */
export const startedMark = ({ prior, given, by, plannedFor }: Start): string | undefined => {
  if (prior) return nameIn(prior);
  const name = nameIn(given);
  if (!by.isPerson) return by.mayName ? name : undefined;
  return name !== undefined && plannedFor.includes(name) ? name : by.id;
};
