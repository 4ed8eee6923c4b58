/**
 * Returns true if readers see no authors of the text, although it may have some. Only a story can run without a byline:
 * the page of an entry shows whatever names it has.
 */
export const isUnsigned = ({ _type, noByline }: Record<string, unknown>): boolean =>
  noByline === true && _type !== 'liveEntry';
