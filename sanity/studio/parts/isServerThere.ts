/** True if the server answers a request for this page. */
export const isServerThere = async (): Promise<boolean> => {
  try {
    const { status } = await fetch(window.location.pathname, { method: 'HEAD', cache: 'no-store' });
    return status < 500;
  } catch {
    return false;
  }
};
