import { storedToken } from './storedToken.ts';
import { windowOwner } from './WindowOwner.ts';

/**
 * Says that another person has signed in since, in whose window nothing is sent; or null. For requests that do not go
 * through the session's fetch.
 */
export const ownerProblem = async (projectId: string): Promise<string | null> =>
  (await windowOwner.holds(storedToken(projectId))) ? null : windowOwner.notice;
