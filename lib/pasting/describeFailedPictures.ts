const maxNamed = 3;

/** @param reasons why pictures were not uploaded, a sentence or two for each. @returns null if there are none. */
export const describeFailedPictures = (reasons: string[]): string | null => {
  if (reasons.length === 0) return null;
  const isOne = reasons.length === 1;
  const more = reasons.length - maxNamed;
  return [
    isOne ? '1 picture could not be uploaded.' : `${reasons.length} pictures could not be uploaded.`,
    ...reasons.slice(0, maxNamed),
    ...(more > 0 ? [more === 1 ? 'One more failed.' : `${more} more failed.`] : []),
    isOne ? 'Choose another one in its form.' : 'Choose others in their forms.',
  ].join(' ');
};
