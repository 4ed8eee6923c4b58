import { checkAddress } from '../../../../src/accounts/signIn/singleSignOn/checkAddress.ts';

const check = (url: string, issuer: string): Promise<void> => checkAddress(new URL(url), new URL(issuer));
const away = 'https://1.1.1.1';

describe('an address that a provider names', () => {
  it.each([
    ['on its own host', 'https://id.example.org/keys', 'https://id.example.org'],
    ['on its own host, on this machine', 'http://127.0.0.1:8080/keys', 'http://127.0.0.1:8080'],
    ['on a public host', 'https://8.8.8.8/keys', away],
    ['on a public host, by IPv6', 'https://[2606:4700::1111]/keys', away],
    ['on a public host, from a machine with IPv6 alone', 'https://[64:ff9b::808:808]/keys', away],
    ['in the private network, as the provider is', 'https://10.0.0.6/keys', 'https://10.0.0.5'],
  ])('is asked %s', async (_case, url, issuer) => {
    await expect(check(url, issuer)).resolves.toBeUndefined();
  });

  it.each([
    ['of the machine', 'https://127.0.0.1/keys', away],
    ['of the machine, by IPv6', 'https://[::1]/keys', away],
    ['of the machine, mapped to IPv6', 'https://[::ffff:127.0.0.1]/keys', away],
    ['of the machine, by its name', 'https://localhost/keys', away],
    ['of the machine, as a number', 'https://2130706433/keys', away],
    ['of every interface', 'https://0.0.0.0/keys', away],
    ['of a private network', 'https://10.0.0.6/keys', away],
    ['of a private network, by IPv6', 'https://[fd00::1]/keys', away],
    ['of a private network, through a translator', 'https://[64:ff9b::a00:1]/keys', away],
    ['of a cloud’s metadata', 'https://169.254.169.254/latest', away],
    ['of a cloud’s metadata, if the provider is private', 'https://169.254.169.254/', 'https://10.0.0.5'],
    ['of the machine, if the provider is private', 'https://127.0.0.1/', 'https://10.0.0.5'],
    ['of another service, if the provider is on the machine', 'http://127.0.0.2/', 'http://127.0.0.1'],
    ['by plain HTTP', 'http://8.8.8.8/keys', away],
    ['by plain HTTP, on its own host', 'http://id.example.org/keys', 'https://id.example.org'],
  ])('is not asked if it is %s', async (_case, url, issuer) => {
    await expect(check(url, issuer)).rejects.toThrow('names an address that is not asked');
  });
});
