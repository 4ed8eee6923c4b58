/**
 * Makes each value once for its arguments: formats of Intl take longer to create than to use. Beyond the bound all are
 * forgotten, since texts of outsiders, such as the language of a story, may be among the arguments.
 *
 * @param make its arguments are values of JSON.
 */
export const remembered = <Args extends readonly unknown[], Value>(
  make: (...args: Args) => Value,
  maxValues = 200,
): ((...args: Args) => Value) => {
  const known = new Map<string, Value>();
  return (...args) => {
    const key = JSON.stringify(args);
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= maxValues) known.clear();
    const made = make(...args);
    known.set(key, made);
    return made;
  };
};
