import { listens } from '../../server/processes/listens.ts';
import type { Health } from './health.ts';

/**
 * What `/healthz` tells while sources change. Next counts as up once it listens: a request waits while it compiles.
 * Next is not asked for a page, since it would compile one and log it each time.
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
