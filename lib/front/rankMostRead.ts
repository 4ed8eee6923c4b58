import type { Teaser } from '../content/Teaser.ts';

const maxShown = 5;
/** Two stories are no ranking, and on a quiet paper they would tell what few people read. */
const minShown = 3;
/** Some of the most read stories may have been retracted or moved since. */
export const maxRanked = 20;

type Source = {
  /** The stories that many read, most read first. */
  listSlugs: () => Promise<string[]>;
  findStories: (slugs: string[]) => Promise<Teaser[]>;
  onError: (error: unknown) => void;
};

/** The most read stories. Empty if they are too few or cannot be read: the page does not need them. */
export const rankMostRead = async ({ listSlugs, findStories, onError }: Source): Promise<Teaser[]> => {
  try {
    const slugs = (await listSlugs()).slice(0, maxRanked);
    if (slugs.length < minShown) return [];
    const rankOf = ({ slug }: Teaser): number => slugs.indexOf(slug);
    const ranked = (await findStories(slugs)).toSorted((a, b) => rankOf(a) - rankOf(b));
    return ranked.length < minShown ? [] : ranked.slice(0, maxShown);
  } catch (error) {
    onError(error);
    return [];
  }
};
