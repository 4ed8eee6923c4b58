import { readerAddress } from '../../../lib/requests/readerAddress.ts';

describe('readerAddress', () => {
  it.each([
    ['an IPv4 address', '198.51.100.7', '198.51.100.7'],
    ['an IPv4 address written as IPv6', '::ffff:198.51.100.7', '198.51.100.7'],
    ['the /64 network of an IPv6 address', '2001:db8:a:b:1:2:3:4', '2001:db8:a:b::/64'],
    ['the same network for another spelling', '2001:0DB8:000a:b::9', '2001:db8:a:b::/64'],
    ['an invalid value unchanged', 'nonsense', 'nonsense'],
  ])('returns %s', (_case, address, expected) => {
    expect(readerAddress(new Headers({ 'x-forwarded-for': address }))).toBe(expected);
  });

  it('returns an empty text without the header', () => {
    expect(readerAddress(new Headers())).toBe('');
  });
});
