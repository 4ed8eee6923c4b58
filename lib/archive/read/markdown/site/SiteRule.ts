/** What one file of a static site says of others. Names of files begin at the root of the archive. */
export type SiteRule = {
  /** The fields that it gives a file, the most binding last. */
  fieldsOf(name: string): Record<string, unknown>[];
  /** Why the site has no page of a file. Null if it may have one. */
  reasonToSkip(name: string): string | null;
};

/** The name of a file in a folder, or null outside of it. @param folder '' for the root, else with a slash at its end. */
export const nameIn = (folder: string, name: string): string | null =>
  name.startsWith(folder) ? name.slice(folder.length) : null;

/** True for a name that a pattern with stars stands for, each for any signs. Other patterns stand for every name. */
export const isMatch = (pattern: string, name: string): boolean => {
  if (/[?[\]{}!]/.test(pattern)) return true;
  const [first = '', ...more] = pattern.split(/\*+/);
  const last = more.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of more) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
};
