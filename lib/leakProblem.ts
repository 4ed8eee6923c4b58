import { isUnderEmbargo } from './dates/embargo.ts';
import { isInstant } from './dates/instants.ts';
import { formatAppointment, onDesk } from './dates/newsroomDate.ts';
import { isObject } from './isObject.ts';

/** A document to be published: anonymous clients can read it unless its id has a dot. */
export type Published = { _id: string; _type: string; [field: string]: unknown };

type Part = Record<string, unknown>;

type When = { at: string; timeZone: string };

/** Checks one object of a document: the document itself or any nested one. */
type Rule = (part: Part, document: Published, when: When) => string | null;

const newsroomTypes: readonly unknown[] = [
  'privateContact',
  'correctionRecord',
  'pictureRecord',
  'coverage',
  'houseStyle',
];

const hasNoPrivatePart: Rule = ({ _type }, { _id }) =>
  newsroomTypes.includes(_type)
    ? `A ${_type} is for the newsroom only, but anyone can read “${_id}”. Keep it in a document whose id begins with “internal.”.`
    : null;

/** The fields of a public channel must be plain values, so nothing is hidden in them. */
const isPublicChannel = (channel: unknown): boolean =>
  isObject(channel) &&
  channel.isPublic === true &&
  Object.values(channel).every((value) => value === null || typeof value !== 'object');

const isChannelList = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.every(isPublicChannel));

/** Also recognised by its fields: a channel may have no `_type` and be in any list. */
const isChannel = (part: Part): boolean => part._type === 'channel' || ('kind' in part && 'value' in part);

/** Checks channels, and anything else with the mark, at any place in a document. */
const isMarkedPublic = (part: Part): boolean =>
  isChannel(part) ? isPublicChannel(part) : !('isPublic' in part) || part.isPublic === true;

const hasOnlyPublicChannels: Rule = (part, { _id }) =>
  isChannelList(part.channels) && isMarkedPublic(part)
    ? null
    : `Anyone can read a published contact. Mark each of its channels as public, or move the channel to Contacts › Newsroom only (“internal.contact.${_id}”).`;

const isNotUnderEmbargo: Rule = ({ embargoedUntil }, _document, when) =>
  isUnderEmbargo(embargoedUntil, when.at)
    ? `This story is under embargo until ${describe(embargoedUntil, when)}. Publish it then, or remove the embargo.`
    : null;

const describe = (until: unknown, { at, timeZone }: When): string =>
  isInstant(until)
    ? formatAppointment(until, at, onDesk(timeZone))
    : `${JSON.stringify(until)}, which is not a valid time`;

const rules: Rule[] = [hasNoPrivatePart, hasOnlyPublicChannels, isNotUnderEmbargo];

/**
 * Returns why publishing would reveal private data, or null. Hiding it on the page is not enough: the lake returns
 * whole published documents. A mark that the rule does not understand counts as private.
 *
 * @param when.at the time of publication, ISO 8601.
 * @param when.timeZone the newsroom's, in which times are told.
 */
export const leakProblem = (document: Published, when: When): string | null => {
  for (const part of partsOf(document)) {
    for (const rule of rules) {
      const problem = rule(part, document, when);
      if (problem) return problem;
    }
  }
  return null;
};

/** All objects in a document, itself first. Not recursive, because clients choose the depth. */
function* partsOf(document: Published): Generator<Part> {
  const waiting: unknown[] = [document];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value)) yield value;
    for (const inner of Object.values(value)) waiting.push(inner);
  }
}
