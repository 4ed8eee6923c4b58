import { isUnderEmbargo } from './articles/publishing/embargo.ts';

/** A document that is about to be published, and so to be read by anyone whose id for it has no dot. */
export type Published = { _id: string; _type: string; [field: string]: unknown };

type Part = Record<string, unknown>;

/** Judges one object of a document: the document itself, or any that it holds, however deep. */
type Rule = (part: Part, document: Published, at: string) => string | null;

const isObject = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const newsroomTypes: readonly unknown[] = ['privateContact', 'correctionRecord'];

const staysInTheNewsroom: Rule = ({ _type }, { _id }) =>
  newsroomTypes.includes(_type)
    ? `A ${_type} is for the newsroom only, and anyone could read it as part of “${_id}”: it is kept in a document whose id begins with “internal.”.`
    : null;

/** Nothing hides within a public channel: each of its fields is a plain value. */
const isPublicChannel = (channel: unknown): boolean =>
  isObject(channel) &&
  channel.isPublic === true &&
  Object.values(channel).every((value) => value === null || typeof value !== 'object');

const isChannelList = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.every(isPublicChannel));

/** By its fields too: nobody has to name its type, or call the list that it stands in channels. */
const isChannel = (part: Part): boolean => part._type === 'channel' || ('kind' in part && 'value' in part);

/** Holds a channel to its mark wherever it stands, and anything else that is marked. */
const isMarkedPublic = (part: Part): boolean =>
  isChannel(part) ? isPublicChannel(part) : !('isPublic' in part) || part.isPublic === true;

const showsPublicChannelsAlone: Rule = (part, { _id }) =>
  isChannelList(part.channels) && isMarkedPublic(part)
    ? null
    : `Anyone can read a published contact: each of its channels has to be marked as public. One for the newsroom only belongs in “internal.contact.${_id}”.`;

const waitsForItsEmbargo: Rule = ({ embargoedUntil }, _document, at) =>
  isUnderEmbargo(embargoedUntil, at)
    ? `This story is under embargo until ${describe(embargoedUntil)}: publish it then, or lift the embargo.`
    : null;

const describe = (until: unknown): string =>
  typeof until === 'string' ? until : `${JSON.stringify(until)}, which is no time`;

const rules: Rule[] = [staysInTheNewsroom, showsPublicChannelsAlone, waitsForItsEmbargo];

/**
 * Why publishing a document would tell the world what only the newsroom may know, or null. Hiding it on the page is
 * no answer: the lake serves a published document whole. What a rule does not understand is private.
 *
 * @param at when it goes live, ISO 8601.
 */
export const leakProblem = (document: Published, at: string): string | null => {
  for (const part of partsOf(document)) {
    for (const rule of rules) {
      const problem = rule(part, document, at);
      if (problem) return problem;
    }
  }
  return null;
};

/** Every object in a document, itself first. A loop, since the depth is whatever somebody sent. */
function* partsOf(document: Published): Generator<Part> {
  const waiting: unknown[] = [document];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value)) yield value;
    for (const inner of Object.values(value)) waiting.push(inner);
  }
}
