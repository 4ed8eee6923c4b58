const peers = new WeakMap<Request, string>();

/** The server that took the request notes who is at the other end of its connection. */
export const rememberPeer = (request: Request, address: string | undefined): void => {
  if (address !== undefined) peers.set(request, address);
};

const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');

/**
 * Who asks: the connection's peer; where that is on this machine (the front), the last address in its
 * X-Forwarded-For. What a peer from elsewhere claims is ignored.
 */
export const clientAddress = (request: Request): string => {
  const peer = peers.get(request) ?? '127.0.0.1';
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return isLoopback(peer) && forwarded ? forwarded : peer;
};
