const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The allowed origins: those of the options, and the lake's public URL, which on a local machine has several names
 * (localhost, 127.0.0.1, [::1]).
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
  // `localhost:3000` without a scheme has the origin "null", which is also that of sandboxed pages of any site.
  return [...new Set(origins)].filter((origin) => origin !== 'null');
};

const namesOf = (own: URL): URL[] => {
  if (!loopbackHosts.includes(own.hostname)) return [own];
  return loopbackHosts.map((host) => Object.assign(new URL(own), { hostname: host }));
};

/**
 * Whether a request with this `Origin` header may act as the user. Programs send no such header: they send a token.
 */
export const isAllowedOrigin = (origins: string[], origin: string | null | undefined): boolean =>
  origin === null || origin === undefined || origins.includes(origin);

/**
 * The address to redirect to after a sign-in, null if it is not on an allowed origin. Its hash is removed: the
 * session id replaces it.
 */
export const findReturnAddress = (address: string, origins: string[]): URL | null => {
  const url = URL.parse(address);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    return null;
  if (!isAllowedOrigin(origins, url.origin)) return null;
  url.hash = '';
  return url;
};
