/** A document that is about to be published, and so to be read by anyone whose id for it has no dot. */
export type Published = { _id: string; _type: string; [field: string]: unknown };

type Rule = (document: Published, at: string) => string | null;

const newsroomTypes = ['privateContact', 'correctionRecord'];

const staysInTheNewsroom: Rule = ({ _type, _id }) =>
  newsroomTypes.includes(_type)
    ? `A ${_type} is for the newsroom only, and anyone could read it as “${_id}”: its id has to begin with “internal.”.`
    : null;

const isKeptBack = (channel: unknown): boolean =>
  typeof channel === 'object' && channel !== null && 'isPublic' in channel && channel.isPublic !== true;

const showsPublicChannelsAlone: Rule = ({ _type, _id, channels }) =>
  _type === 'person' && Array.isArray(channels) && channels.some(isKeptBack)
    ? `Anyone can read a published contact: a channel that is not public belongs in “internal.contact.${_id}”.`
    : null;

const waitsForItsEmbargo: Rule = ({ _type, embargoedUntil }, at) =>
  _type === 'article' && typeof embargoedUntil === 'string' && Date.parse(embargoedUntil) > Date.parse(at)
    ? `This story is under embargo until ${embargoedUntil}: publish it then, or lift the embargo.`
    : null;

const rules: Rule[] = [staysInTheNewsroom, showsPublicChannelsAlone, waitsForItsEmbargo];

/**
 * Why publishing a document would tell the world what only the newsroom may know, or null. Hiding it on the page is
 * no answer: the lake serves a published document whole.
 *
 * @param at when it goes live, ISO 8601.
 */
export const leakProblem = (document: Published, at: string): string | null => {
  for (const rule of rules) {
    const problem = rule(document, at);
    if (problem) return problem;
  }
  return null;
};
