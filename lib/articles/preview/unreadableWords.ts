/** Fields whose names are not those of the form. */
const titles: Record<string, string> = { slug: 'Address' };

/**
 * Why a preview cannot be shown, in words for whoever writes.
 *
 * @param path of the part, such as `name` or `body[3].url`. Empty for the whole document.
 * @param problem as zod words it.
 */
export const unreadableWords = ({ path, problem }: { path: string; problem: string }): string => {
  const part = path === '' ? 'The document' : `The field “${titles[path] ?? path}”`;
  return problem.endsWith('received null') || problem.endsWith('received undefined')
    ? `${part} is empty.`
    : `${part} cannot be read: ${problem}.`.replace(/cannot be read: (is|has|cannot) /, '$1 ');
};
