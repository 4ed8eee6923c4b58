const patienceMs = 2_000;

/** `starting` until the site answers, `draining` once this process is to end; `lake` is `down` while the embedded lake is: readers are served anyway. */
export type Health = {
  status: 'ok' | 'starting' | 'draining';
  lake: 'up' | 'down' | 'hosted';
  version: string;
};

/** Whether readers can be served. The lake may be down for that: what was served before stays. */
export const readHealth = async (
  { siteOrigin, lakeUrl, version }: { siteOrigin: string; lakeUrl: string | null; version: string },
  isDraining: boolean,
): Promise<Health> => {
  const [site, lake] = await Promise.all([
    answers(`${siteOrigin}/api/revalidate`),
    lakeUrl ? answers(`${lakeUrl}/ping`) : 'hosted',
  ]);
  return {
    status: isDraining ? 'draining' : site ? 'ok' : 'starting',
    lake: lake === 'hosted' ? lake : lake ? 'up' : 'down',
    version,
  };
};

const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: 'manual' });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
};
