import { commonSecurityHeaders, transportOf } from '../../../edge/http/securityHeaders.ts';

describe('every response', () => {
  it.each<[string, boolean, string | undefined]>([
    ['https://news.example.org', false, 'max-age=31536000'],
    ['https://news.example.org', true, 'max-age=31536000; includeSubDomains'],
    ['http://news.example.org', false, undefined],
    ['http://news.example.org', true, undefined],
  ])('of %s with subdomains covered %s has the HSTS header %s', (siteUrl, hstsCoversSubdomains, expected) => {
    const headers = commonSecurityHeaders(transportOf({ siteUrl, hstsCoversSubdomains }));
    expect(headers['strict-transport-security']).toBe(expected);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});
