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
  const given = allowedOrigins.flatMap((origin) => URL.parse(origin)?.origin ?? []);
  const own = publicUrl === undefined ? null : URL.parse(publicUrl);
  if (!own) return given;
  const port = own.port === '' ? '' : `:${own.port}`;
  const names = loopbackHosts.includes(own.hostname)
    ? loopbackHosts.map((host) => `${own.protocol}//${host}${port}`)
    : [own.origin];
  return [...new Set([...given, ...names])];
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
