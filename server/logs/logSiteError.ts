import { siteLog } from './siteLog.ts';

/** Logs the path without its query, which may contain private data. */
export const logSiteError = (
  error: unknown,
  { path, ...request }: { requestId: string; method: string; path: string },
): void => {
  const reason = error instanceof Error ? error.message : String(error);
  siteLog().error({ ...request, path: path.split('?', 1)[0], reason }, 'the site could not answer a request');
};
