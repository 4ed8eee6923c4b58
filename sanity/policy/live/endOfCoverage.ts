import type { Proposal, SanityDocument } from 'local-lake/policy';
import { isInstant } from '../../../lib/dates/instants.ts';
import { isPublic, ofType, referenceOf } from '../changes.ts';

const closingEntries =
  '*[_type == "liveEntry" && story._ref == $id && endsCoverage == true && _id in path("*")]._id';

/** An entry that ends the coverage of its story, and its time, ISO 8601. */
type End = { id: string; at: string };

/** The entries that end the coverage of a story, as it is after the commit. */
export const endsOfCoverage = (storyId: string, proposal: Proposal): End[] => {
  const { ask, changes, get, at } = proposal;
  const ids = new Set([
    ...(ask(closingEntries, { id: storyId }) as string[]),
    ...changes.filter(isPublic).map(({ id }) => id),
  ]);
  return [...ids].flatMap((id) => {
    const entry = ofType(get(id), 'liveEntry');
    return entry?.endsCoverage === true && referenceOf(entry, 'story') === storyId
      ? [{ id, at: dateOf(entry, at) }]
      : [];
  });
};

/** When the coverage ended: the time of its first closing entry, or null. */
export const firstOf = (ends: End[]): string | null =>
  ends.map(({ at }) => at).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;

/** The server dates a new entry with the time of the commit. */
const dateOf = ({ firstPublishedAt }: SanityDocument, at: string): string =>
  isInstant(firstPublishedAt) ? firstPublishedAt : at;
