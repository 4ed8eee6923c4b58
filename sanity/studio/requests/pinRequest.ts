import type { Action } from '@sanity/client';
import { withWords } from '../../../lib/front/board/moveOnBoard.ts';
import { frontPageId, maxInStrip, maxSeconds } from '../../../lib/front/EditedFront.ts';
import { isOver } from '../../../lib/front/isOver.ts';
import { isObject } from '../../../lib/isObject.ts';
import { create, edit } from './documentActions.ts';

/** Where an editor puts a story: the lead, the first of the seconds, or the first story of a strip. */
export type Place = { kind: 'lead' } | { kind: 'seconds' } | { kind: 'strip'; key: string };

type Slot = {
  _key?: string;
  story?: { _ref: string } | null;
  until?: unknown;
  [field: string]: unknown;
};

/** The front page with its draft. */
export type FrontToPinOn = {
  lead?: Slot | null;
  seconds?: Slot[] | null;
  strips?: { _key: string; title?: string | null; subject?: unknown; stories?: Slot[] | null }[] | null;
};

/** Returns why a story cannot be put in a place, or null. */
export const pinProblem = (front: FrontToPinOn | null, storyId: string, place: Place): string | null => {
  if (place.kind === 'lead') return isOf(storyId, front?.lead) ? 'It stands here already.' : null;
  const strip =
    place.kind === 'strip'
      ? front?.strips?.find(({ _key }) => _key === place.key)
      : { stories: front?.seconds };
  if (!strip) return 'This strip is not on the front page any more.';
  const [first, ...next] = strip.stories ?? [];
  if (isOf(storyId, first)) return 'It stands here already, as the first.';
  const others = [first, ...next].filter((slot) => slot && !isOf(storyId, slot));
  if (place.kind === 'seconds')
    return others.length < maxSeconds
      ? null
      : `There is room for ${maxSeconds} stories beside the lead. Remove one on the front page first.`;
  return others.length < maxInStrip
    ? null
    : `A strip has room for ${maxInStrip} stories. Remove one on the front page first.`;
};

/**
 * Puts a story on the draft of the front page. What stood in the lead's place is replaced; in a list the story is first.
 * A story that stands somewhere already moves, with its words, picture and end for the front.
 *
 * @param key a new key for a list item.
 * @param now ISO 8601. A place that has ended is left behind without its end.
 */
export const pinStory = (
  front: FrontToPinOn | null,
  storyId: string,
  place: Place,
  { key, now }: { key: string; now: string },
): Action[] => {
  const former = front ? placesOf(front, storyId) : [];
  const slot = {
    ...slotFrom(former.find(({ slot: { until } }) => !isOver(until, now)) ?? former[0], now),
    _type: 'frontSlot',
    story: { _type: 'reference', _ref: storyId, _weak: true },
  };
  const item = { ...slot, _key: key };
  if (!front)
    return [
      create(frontPageId, {
        _type: 'frontPage',
        ...(place.kind === 'lead' ? { lead: slot } : { seconds: [item] }),
      }),
    ];
  const left = former.length > 0 ? [edit(frontPageId, { unset: former.map(({ path }) => path) })] : [];
  if (place.kind === 'lead') {
    const lead = front?.lead?.story ? slot : withWords(slot, front?.lead);
    return [...left, edit(frontPageId, { set: { lead } })];
  }
  const list = place.kind === 'seconds' ? 'seconds' : storiesPath(place.key);
  return [
    ...left,
    edit(frontPageId, { setIfMissing: { [list]: [] } }),
    edit(frontPageId, { insert: { before: `${list}[0]`, items: [item] } }),
  ];
};

/** The title of a strip that has no story left and fills itself by nothing when the story moves, or null. */
export const emptiedStrip = (front: FrontToPinOn, storyId: string): string | null => {
  const emptied = front.strips?.find(
    ({ stories, subject }) =>
      !isObject(subject) && stories?.length && stories.every((slot) => isOf(storyId, slot)),
  );
  return emptied ? (emptied.title ?? 'without a title') : null;
};

const isOf = (storyId: string, slot: Slot | null | undefined): boolean => slot?.story?._ref === storyId;

const storiesPath = (stripKey: string): string => `strips[${keyPath(stripKey)}].stories`;
const keyPath = (key: string): string => `_key==${JSON.stringify(key)}`;

type FormerPlace = { path: string; slot: Slot };

const placesOf = ({ lead, seconds, strips }: FrontToPinOn, storyId: string): FormerPlace[] => {
  const inList = (slots: Slot[] | null | undefined, path: string): FormerPlace[] =>
    (slots ?? []).map((slot) => ({ path: `${path}[${keyPath(slot._key ?? '')}]`, slot }));
  return [
    ...(lead ? [{ path: 'lead', slot: lead }] : []),
    ...inList(seconds, 'seconds'),
    ...(strips ?? []).flatMap(({ _key, stories }) => inList(stories, storiesPath(_key))),
  ].filter(({ slot }) => isOf(storyId, slot));
};

const slotFrom = (former: FormerPlace | undefined, now: string): Omit<Slot, '_key'> => {
  const { _key, until, ...kept } = former?.slot ?? {};
  return until !== undefined && !isOver(until, now) ? { ...kept, until } : kept;
};
