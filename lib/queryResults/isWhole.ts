type Lists = {
  body?: unknown;
  hasBody?: boolean | null | undefined;
  sources?: unknown;
  hasSources?: boolean | null | undefined;
};

/** A query returns null both for an absent list and for a value that is not a list. Only the absent list is valid. */
export const isWhole = ({ body, hasBody, sources, hasSources }: Lists): boolean =>
  !(hasBody && !body) && !(hasSources && !sources);

export const notWhole = 'has a value that is not a list';
