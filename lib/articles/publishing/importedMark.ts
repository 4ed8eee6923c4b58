import { isObject } from '../../isObject.ts';
import type { StoredStory } from '../changes/readContent.ts';

/** Where an archived story came from. `at` is when it came in, ISO 8601. */
export type ImportedMark = { source: string; address?: string; at: string };

type Marking = {
  /** The earlier version of the story, or null if this is its first. */
  prior: StoredStory | null;
  /** The first version if an administrator's token writes it, else null. */
  brought: StoredStory | null;
  /** ISO 8601. */
  at: string;
};

/**
 * The mark that a story keeps, or undefined. It comes with the first version only: nobody marks a story of this newsroom
 * as imported, and nobody takes the mark from an imported one.
 */
export const importedMark = ({ prior, brought, at }: Marking): ImportedMark | undefined => {
  const mark = (prior ?? brought)?.importedFrom;
  if (!isObject(mark) || typeof mark.source !== 'string') return undefined;
  const { source, address } = mark;
  return {
    source,
    ...(typeof address === 'string' && { address }),
    at: prior && typeof mark.at === 'string' ? mark.at : at,
  };
};
