/** Returns true if corrections need no second person. `site` is the stored document with that id. */
export const isFourEyesOff = (site: Record<string, unknown> | null): boolean =>
  typeof site?.fourEyes === 'object' &&
  site.fourEyes !== null &&
  'off' in site.fourEyes &&
  site.fourEyes.off === true;

type Site = Record<string, unknown>;

/** Returns why this commit may not change the four-eyes setting, or null if it may. Only administrators change it. */
export const fourEyesProblem = (
  before: Site | null,
  after: Site | null,
  isAdministrator: boolean,
): string | null =>
  isFourEyesOff(before) === isFourEyesOff(after) || isAdministrator
    ? null
    : 'Only an administrator can switch four eyes off or on. Ask one.';

/**
 * Returns why the settings of the site may not be removed, or null: its name, its policies and four eyes are in them, and
 * no page is shown without them. The document is replaced as a whole, and the system removes it.
 */
export const siteRemovalProblem = (
  before: Site | null,
  after: Site | null,
  isSystem: boolean,
): string | null =>
  isSystem || before?._type !== 'site' || after?._type === 'site'
    ? null
    : 'The settings of the site stay: no page is shown without them. Change what is in them instead.';

const logOf = (site: Site | null): unknown[] => {
  const fourEyes = site?.fourEyes;
  return typeof fourEyes === 'object' && fourEyes !== null && 'log' in fourEyes && Array.isArray(fourEyes.log)
    ? fourEyes.log
    : [];
};

/**
 * The setting's log, written by the server: who changed it last and when, and all earlier changes. Undefined if it
 * was never changed.
 *
 * @param before the last known log. It outlives a deleted document.
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

/**
 * Why two accounts cannot give each other an approval. An administrator who adds an account or resets its password
 * knows the password, and could act as both people. Somebody whose account was removed and added again is one person.
 */
export const mayBeOnePersonProblem =
  'Your account and the other one may belong to one person: an administrator added an account or reset its password, and knows the password, or one of them follows a removed account of that person. Ask another administrator to confirm the account in People, or ask another editor to do this.';
