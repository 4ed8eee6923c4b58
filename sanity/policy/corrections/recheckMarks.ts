import type { Companion, Proposal } from 'local-lake/policy';
import { ofType, publishedId, referenceOf } from '../changes.ts';
import { asPatch, correctionsOf, waitsForRecheck } from '../stories.ts';
import { newlyPublished } from './published.ts';

/**
 * The draft of a live story says if the live summary waits for a re-check. A list of drafts would not have the story
 * otherwise: its draft is shown in its place, whether it was begun earlier or the mark was taken off in it.
 */
export const stampRechecks = (proposal: Proposal): Companion[] => {
  const { changes, get } = proposal;
  const touched = new Set([
    ...changes.filter(({ after }) => ofType(after, 'article')).map(({ id }) => publishedId(id)),
    ...newlyPublished(proposal).flatMap((correction) => referenceOf(correction, 'article') ?? []),
  ]);
  return [...touched].flatMap((id) => {
    const draft = ofType(get(`drafts.${id}`), 'article');
    if (!draft) return [];
    const live = ofType(get(id), 'article');
    const waits = live !== null && waitsForRecheck(live, correctionsOf(id, proposal));
    if ((draft.recheckLive === true) === waits) return [];
    return asPatch(
      draft._id,
      waits ? { set: { recheckLive: true }, unset: [] } : { set: {}, unset: ['recheckLive'] },
    );
  });
};
