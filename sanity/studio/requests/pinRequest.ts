import type { Action } from '@sanity/client';
import { frontPageId, maxInStrip, maxSeconds } from '../../../lib/front/EditedFront.ts';
import { create, edit } from './documentActions.ts';

/** Where an editor puts a story: the lead, the first of the seconds, or the first story of a strip. */
export type Place = { kind: 'lead' } | { kind: 'seconds' } | { kind: 'strip'; key: string };

/** The front page with its draft, as far as it decides what has room. */
export type FrontToPinOn = {
  seconds?: unknown[] | null;
  strips?: { _key: string; title?: string | null; stories?: unknown[] | null }[] | null;
};

/** Returns why a place has no room for another story, or null. */
export const pinProblem = (front: FrontToPinOn | null, place: Place): string | null => {
  if (place.kind === 'lead') return null;
  if (place.kind === 'seconds')
    return (front?.seconds?.length ?? 0) < maxSeconds
      ? null
      : `There is room for ${maxSeconds} stories beside the lead. Remove one on the front page first.`;
  const strip = front?.strips?.find(({ _key }) => _key === place.key);
  if (!strip) return 'This strip is not on the front page any more.';
  return (strip.stories?.length ?? 0) < maxInStrip
    ? null
    : `A strip has room for ${maxInStrip} stories. Remove one on the front page first.`;
};

/**
 * Puts a story on the draft of the front page. What stood in the lead's place is replaced; in a list the story is first.
 *
 * @param key a new key for a list item.
 */
export const pinStory = (
  front: FrontToPinOn | null,
  storyId: string,
  place: Place,
  key: string,
): Action[] => {
  const slot = { _type: 'frontSlot', story: { _type: 'reference', _ref: storyId, _weak: true } };
  const item = { ...slot, _key: key };
  if (!front)
    return [
      create(frontPageId, {
        _type: 'frontPage',
        ...(place.kind === 'lead' ? { lead: slot } : { seconds: [item] }),
      }),
    ];
  if (place.kind === 'lead') return [edit(frontPageId, { set: { lead: slot } })];
  const list = place.kind === 'seconds' ? 'seconds' : `strips[_key==${JSON.stringify(place.key)}].stories`;
  return [
    edit(frontPageId, { setIfMissing: { [list]: [] } }),
    edit(frontPageId, { insert: { before: `${list}[0]`, items: [item] } }),
  ];
};
