const maxNamed = 3;

/**
 * @param reasons why pictures were not uploaded, a sentence or two for each.
 * @param kept how many of them have words that stay in the text.
 * @returns null if there are none.
 */
export const describeFailedPictures = (reasons: string[], kept: number): string | null => {
  if (reasons.length === 0) return null;
  const isOne = reasons.length === 1;
  const more = reasons.length - maxNamed;
  return [
    isOne ? '1 picture could not be uploaded.' : `${reasons.length} pictures could not be uploaded.`,
    ...reasons.slice(0, maxNamed),
    ...(more > 0 ? [more === 1 ? 'One more failed.' : `${more} more failed.`] : []),
    wayOut(isOne, kept),
  ].join(' ');
};

const wayOut = (isOne: boolean, kept: number): string => {
  if (kept === 0) return isOne ? 'It is not in the text.' : 'They are not in the text.';
  if (kept > 1)
    return 'Words of theirs are in the text: choose other pictures in the forms of the empty ones.';
  const words = isOne ? 'Its words' : 'The words of one';
  return `${words} are in the text: choose another picture in its form.`;
};
