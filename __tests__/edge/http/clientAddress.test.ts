import type { IncomingMessage } from 'node:http';
import { createClientAddress } from '../../../edge/http/clientAddress.ts';

const request = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded ? { 'x-forwarded-for': forwarded } : {},
  }) as unknown as IncomingMessage;

describe('the client address', () => {
  it.each([
    ['the peer', [], '192.0.2.1', undefined, '192.0.2.1'],
    ['the peer, not the address that it claims', [], '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['the address that a trusted proxy names', ['127.0.0.1'], '127.0.0.1', '198.51.100.7', '198.51.100.7'],
    [
      'the nearest address that is not a proxy',
      ['10.0.0.0/8'],
      '10.0.0.1',
      '1.1.1.1, 198.51.100.7, 10.0.0.9',
      '198.51.100.7',
    ],
    ['the proxy, if it names no valid address', ['127.0.0.1'], '127.0.0.1', 'nonsense', '127.0.0.1'],
    ['an IPv4 peer on an IPv6 socket', ['127.0.0.1'], '::ffff:127.0.0.1', '198.51.100.7', '198.51.100.7'],
  ])('is %s', (_case, trusted, peer, forwarded, expected) => {
    expect(createClientAddress(trusted)(request(peer, forwarded))).toBe(expected);
  });
});
