type Lists = {
  body?: unknown;
  hasBody?: boolean | null | undefined;
  sources?: unknown;
  hasSources?: boolean | null | undefined;
};

/** A query answers null for a list that is none, as for one that is not there: only the second is no fault. */
export const isWhole = ({ body, hasBody, sources, hasSources }: Lists): boolean =>
  !(hasBody && !body) && !(hasSources && !sources);

export const notWhole = 'has something in place of a list';
