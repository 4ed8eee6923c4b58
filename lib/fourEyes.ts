/** Whether the newsroom works without a second person. `site` is the document of that id, as it is stored. */
export const isFourEyesOff = (site: Record<string, unknown> | null): boolean =>
  typeof site?.fourEyes === 'object' &&
  site.fourEyes !== null &&
  'off' in site.fourEyes &&
  site.fourEyes.off === true;

type Site = Record<string, unknown>;

/** Why four eyes must not be switched, or null when nobody switches them or an administrator does. */
export const fourEyesProblem = (
  before: Site | null,
  after: Site | null,
  isAdministrator: boolean,
): string | null =>
  isFourEyesOff(before) === isFourEyesOff(after) || isAdministrator
    ? null
    : 'An administrator alone switches four eyes off or on.';

const logOf = (site: Site | null): unknown[] => {
  const fourEyes = site?.fourEyes;
  return typeof fourEyes === 'object' && fourEyes !== null && 'log' in fourEyes && Array.isArray(fourEyes.log)
    ? fourEyes.log
    : [];
};

/**
 * The switch as the server keeps it: who turned it last and when, and each time before. Undefined while nobody has.
 *
 * @param before as it stood last, be it in a document that was deleted since: the log outlives it.
 * @param at ISO 8601.
 */
export const keptFourEyes = (
  before: Site | null,
  after: Site,
  { by, at, transactionId }: { by: string; at: string; transactionId: string },
): unknown => {
  const off = isFourEyesOff(after);
  if (off === isFourEyesOff(before)) return before?.fourEyes ?? undefined;
  const entry = { _key: transactionId, _type: 'fourEyesSwitch', off, at, by };
  return { off, since: at, by, log: [...logOf(before), entry] };
};
