/** Returns true if two neighbouring letters changed places. */
export const isTransposed = (was: string, is: string): boolean => {
  if (was.length !== is.length) return false;
  const at = [...was].findIndex((letter, index) => letter !== is[index]);
  return (
    at >= 0 && was[at] === is[at + 1] && was[at + 1] === is[at] && was.slice(at + 2) === is.slice(at + 2)
  );
};

/** The Levenshtein distance. Takes the product of both lengths. */
export const editsBetween = (was: string, is: string): number => {
  let row = Array.from({ length: is.length + 1 }, (_, index) => index);
  for (let i = 1; i <= was.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= is.length; j += 1) {
      const exchanged = (row[j - 1] ?? 0) + (was[i - 1] === is[j - 1] ? 0 : 1);
      next[j] = Math.min(exchanged, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};
