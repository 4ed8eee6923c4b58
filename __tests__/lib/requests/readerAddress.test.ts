import { readerAddress } from '../../../lib/requests/readerAddress.ts';

describe('a reader is known', () => {
  it.each([
    ['by an IPv4 address', '198.51.100.7', '198.51.100.7'],
    ['by an IPv4 address that is written as IPv6', '::ffff:198.51.100.7', '198.51.100.7'],
    ['by the network of an IPv6 address', '2001:db8:a:b:1:2:3:4', '2001:db8:a:b::/64'],
    ['by the same network, however it is written', '2001:0DB8:000a:b::9', '2001:db8:a:b::/64'],
    ['by what is there', 'nonsense', 'nonsense'],
  ])('%s', (_how, address, expected) => {
    expect(readerAddress(new Headers({ 'x-forwarded-for': address }))).toBe(expected);
  });

  it('by nothing where the header is missing', () => {
    expect(readerAddress(new Headers())).toBe('');
  });
});
