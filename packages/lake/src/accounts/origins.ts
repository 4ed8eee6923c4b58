const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The origins that belong to the lake: those that it was given, and its own public address, which on one machine
 * has several names (localhost, 127.0.0.1, [::1]).
 */
export const listOrigins = ({
  publicUrl,
  allowedOrigins = [],
}: {
  publicUrl?: string | undefined;
  allowedOrigins?: string[] | undefined;
}): string[] => {
  const given = allowedOrigins.map((origin) => URL.parse(origin));
  const own = publicUrl === undefined ? null : URL.parse(publicUrl);
  const origins = [...given, ...(own ? namesOf(own) : [])].flatMap((url) => url?.origin ?? []);
  // `localhost:3000`, without its scheme, is an address of no origin: pages in a sandbox of any site have that one.
  return [...new Set(origins)].filter((origin) => origin !== 'null');
};

const namesOf = (own: URL): URL[] => {
  if (!loopbackHosts.includes(own.hostname)) return [own];
  return loopbackHosts.map((host) => Object.assign(new URL(own), { hostname: host }));
};

/**
 * The address that a person may be sent back to after signing in, null when it is not on an allowed origin. Its
 * hash is dropped: the session id takes its place.
 */
export const findReturnAddress = (address: string, origins: string[]): URL | null => {
  const url = URL.parse(address);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    return null;
  if (!origins.includes(url.origin)) return null;
  url.hash = '';
  return url;
};
