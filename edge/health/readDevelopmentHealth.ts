import { listens } from '../../server/processes/listens.ts';
import type { Health } from './health.ts';

/**
 * The body of `/healthz` in development. Next counts as up once it listens: requests wait while it compiles. The check
 * requests no page, since Next would compile and log it each time.
 */
export const readDevelopmentHealth = async ({
  siteOrigin,
  lakeUrl,
  version,
}: {
  siteOrigin: string;
  lakeUrl: string | null;
  version: string;
}): Promise<Health> => {
  const [isSiteUp, isLakeUp] = await Promise.all([listens(siteOrigin), lakeUrl ? listens(lakeUrl) : true]);
  const since = new Date().toISOString();
  return {
    status: isSiteUp && isLakeUp ? 'ok' : 'starting',
    lake: !isLakeUp ? 'down' : lakeUrl ? 'up' : 'hosted',
    version,
    problems: [
      ...(isSiteUp ? [] : [{ part: 'site' as const, since, cause: 'Next does not listen yet.' }]),
      ...(isLakeUp ? [] : [{ part: 'lake' as const, since, cause: 'The lake does not listen.' }]),
    ],
  };
};
