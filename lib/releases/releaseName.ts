const prefix = '_.releases.';

/**
 * The name of a release, by which actions and addresses know it. Studio reads releases without their field `name`.
 *
 * @param id of its document, such as `_.releases.rBudget`.
 */
export const releaseName = (id: string): string => (id.startsWith(prefix) ? id.slice(prefix.length) : id);
