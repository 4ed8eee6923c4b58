/**
 * The URL from which browsers load a file. Files of the embedded lake use the site's own origin, because the host at
 * upload may have changed. Hosted Sanity's URLs stay unchanged.
 */
export const publicFileAddress = (url: string): string => {
  const { hostname, pathname } = new URL(url, 'http://localhost');
  return hostname === 'cdn.sanity.io' ? url : `/lake${pathname.slice(pathname.indexOf('/files/'))}`;
};
