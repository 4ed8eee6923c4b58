import { isPublicAddress } from '../../../server/pages/isPublicAddress.ts';

describe('an address of the public internet', () => {
  it.each(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine by IPv6', '::1'],
    ['this machine in IPv6', '::ffff:127.0.0.1'],
    ['no machine', '0.0.0.0'],
    ['a private network', '10.1.2.3'],
    ['a private network of a company', '172.20.0.1'],
    ['a network at home', '192.168.1.1'],
    ['the metadata of a cloud', '169.254.169.254'],
    ['a provider’s own network', '100.64.0.1'],
    ['a private network of IPv6', 'fd00::1'],
    ['a link of IPv6', 'fe80::1'],
    ['IPv4 behind a translator', '64:ff9b::7f00:1'],
    ['IPv4 in a tunnel', '2002:7f00:1::'],
    ['a group', '224.0.0.1'],
    ['a reserved network', '240.0.0.1'],
    ['this machine, in an old form of IPv6', '::7f00:1'],
    ['IPv6 that nobody has', '4000::1'],
    ['a cloud’s own service', '168.63.129.16'],
    ['nothing', ''],
  ])('is not %s', (_case, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
