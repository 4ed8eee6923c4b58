const timeoutMs = 10_000;

/** True if the server answers a request for this page. */
export const isServerThere = async (): Promise<boolean> => {
  try {
    const { status } = await fetch(window.location.pathname, {
      method: 'HEAD',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return status < 500;
  } catch {
    return false;
  }
};
