import { siteLog } from './siteLog.ts';

/** Of the address the path alone: a query may hold what is nobody's business. */
export const logSiteError = (
  error: unknown,
  { path, ...request }: { requestId: string; method: string; path: string },
): void => {
  const reason = error instanceof Error ? error.message : String(error);
  siteLog().error({ ...request, path: path.split('?', 1)[0], reason }, 'could not be answered');
};
