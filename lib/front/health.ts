/** Who watches waits a second, as a rule. */
const patienceMs = 900;

/** `starting` until the site answers, `draining` once this process is to end; `lake` is `down` while the embedded lake is: readers are served anyway. */
export type Health = {
  status: 'ok' | 'starting' | 'draining';
  lake: 'up' | 'down' | 'hosted';
  version: string;
};

/**
 * Tells whether readers can be served. The lake may be down for that: what was served before stays. However many
 * ask at once, the site and the lake are asked once.
 */
export const createHealth = ({
  siteOrigin,
  lakeUrl,
  version,
}: {
  siteOrigin: string;
  lakeUrl: string | null;
  version: string;
}): ((isDraining: boolean) => Promise<Health>) => {
  const ask = async () => {
    const [isSiteUp, isLakeUp] = await Promise.all([
      answers(`${siteOrigin}/api/revalidate`),
      lakeUrl ? answers(`${lakeUrl}/ping`) : null,
    ]);
    return { isSiteUp, isLakeUp };
  };
  let asking: ReturnType<typeof ask> | null = null;
  return async (isDraining) => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    const { isSiteUp, isLakeUp } = await asking;
    return {
      status: isDraining ? 'draining' : isSiteUp ? 'ok' : 'starting',
      lake: isLakeUp === null ? 'hosted' : isLakeUp ? 'up' : 'down',
      version,
    };
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
