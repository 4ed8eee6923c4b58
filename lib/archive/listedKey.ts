/** The key of a source that a story lists, by its place in the list. */
export const listedKey = (index: number): string => `listed${index}`;
