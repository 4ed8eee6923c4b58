import type { Instrumentation } from 'next';

/** Next calls this once, before the first request. */
export const register = async (): Promise<void> => {
  // biome-ignore lint/style/noProcessEnv: spelt out, so that Next leaves what needs Node out of what it builds for the edge
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { readEnvironment } = await import('./server/environment.ts');
  const { lakeUrl } = readEnvironment();
  if (!lakeUrl) return;
  const { followRequestIds } = await import('./server/logs/followRequestIds.ts');
  followRequestIds(new URL(lakeUrl).origin);
};

/** A line for each render that throws, under the id that the edge and the lake log, too. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, method, headers }) => {
  // biome-ignore lint/style/noProcessEnv: as above
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logSiteError } = await import('./server/logs/logSiteError.ts');
  logSiteError(error, { requestId: String(headers['x-request-id'] ?? ''), method, path });
};
