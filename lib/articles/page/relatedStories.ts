import { newestFirst } from '../../dates/instants.ts';

/** What decides how near one story is to another. */
type Subjects = {
  topicIds?: (string | null)[] | null | undefined;
  bylineIds?: (string | null)[] | null | undefined;
  /** A byline may have been removed to protect someone, so it connects no stories. */
  noByline?: boolean | null | undefined;
};

type Candidate = Subjects & { _id: string; publishedAt: string };

const idsIn = (ids: Subjects['topicIds']): string[] => (ids ?? []).filter((id) => id !== null);

const namesIn = ({ bylineIds, noByline }: Subjects): string[] => (noByline ? [] : idsIn(bylineIds));

const shared = (ours: string[], theirs: string[]): number => {
  const known = new Set(theirs);
  return new Set(ours.filter((id) => known.has(id))).size;
};

/** A topic says more of what a story is about than its author does. */
const nearness = (story: Subjects, other: Subjects): number =>
  2 * shared(idsIn(story.topicIds), idsIn(other.topicIds)) + shared(namesIn(story), namesIn(other));

/**
 * The stories to read after a story: those that share most topics and authors with it, the newest first among equals,
 * then others of its section. Each of them once, never the story itself.
 *
 * @param candidates in any order, with duplicates: stories of its topics and authors, and others of its section.
 * @param shown ids of stories that the page shows already.
 * @returns `areRelated`: false if all of them only share the section.
 */
export const relatedStories = <Story extends Candidate>(
  story: Subjects & { _id: string },
  candidates: { ofSubjects: Story[]; ofSection: Story[] },
  { max, shown }: { max: number; shown: string[] },
): { stories: Story[]; areRelated: boolean } => {
  const others = new Map(
    [...candidates.ofSubjects, ...candidates.ofSection].map((candidate) => [candidate._id, candidate]),
  );
  for (const id of [story._id, ...shown]) others.delete(id);
  const ofSection = new Set(candidates.ofSection.map(({ _id }) => _id));
  const ranked = [...others.values()]
    .map((other) => ({ other, near: nearness(story, other) }))
    // An author's story without a byline would betray its author.
    .filter(({ other, near }) => near > 0 || ofSection.has(other._id))
    .toSorted((a, b) => b.near - a.near || newestFirst(a.other.publishedAt, b.other.publishedAt))
    .slice(0, max);
  return { stories: ranked.map(({ other }) => other), areRelated: ranked.some(({ near }) => near > 0) };
};
