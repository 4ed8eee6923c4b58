import type { Instrumentation } from 'next';

/** Next calls this once, before the first request. */
export const register = async (): Promise<void> => {
  const { LAKE_URL: lakeUrl, NEXT_RUNTIME: runtime } = process.env;
  if (runtime !== 'nodejs' || !lakeUrl) return;
  const { followRequestIds } = await import('./lib/requests/followRequestIds.ts');
  followRequestIds(new URL(lakeUrl).origin);
};

/** A line for each render that throws, under the id that the front and the lake log, too. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, method, headers }) => {
  const { logSiteError } = await import('./lib/requests/logSiteError.ts');
  logSiteError(error, { requestId: String(headers['x-request-id'] ?? ''), method, path });
};
