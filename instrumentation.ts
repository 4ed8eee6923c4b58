import type { Instrumentation } from 'next';

/** Next calls this once, before the first request. */
export const register = async (): Promise<void> => {
  // biome-ignore lint/style/noProcessEnv: written in full, so that Next removes the Node code from its edge build
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { readEnvironment } = await import('./server/environment.ts');
  const { lakeUrl } = readEnvironment();
  if (!lakeUrl) return;
  const { followRequestIds } = await import('./server/logs/followRequestIds.ts');
  followRequestIds(new URL(lakeUrl).origin);
};

/** Logs each render that throws, with the request id that the edge and the lake log too. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, method, headers }) => {
  // biome-ignore lint/style/noProcessEnv: as above
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logSiteError } = await import('./server/logs/logSiteError.ts');
  logSiteError(error, { requestId: String(headers['x-request-id'] ?? ''), method, path });
};
