import { isSameOrigin } from '../../../lib/requests/isSameOrigin.ts';

const siteUrl = 'https://news.example.org';

describe('isSameOrigin', () => {
  it.each([
    ['a page of the site', true, { 'sec-fetch-site': 'same-origin', origin: siteUrl }],
    ['a page of the site without a referrer', true, { 'sec-fetch-site': 'same-origin', origin: 'null' }],
    ['the address bar', true, { 'sec-fetch-site': 'none' }],
    [
      'another host of the same domain',
      false,
      { 'sec-fetch-site': 'same-site', origin: 'https://evil.example.org' },
    ],
    ['another site', false, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['an old browser on a page of the site', true, { origin: siteUrl }],
    ['an old browser on another page', false, { origin: 'https://evil.example', host: 'news.example.org' }],
    ['a page with an opaque origin', false, { origin: 'null', host: 'news.example.org' }],
    [
      'the requested host over plain HTTP',
      true,
      { origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' },
    ],
    ['a program that sends neither header', true, {}],
  ])('for %s is %s', (_case, expected, headers) => {
    expect(isSameOrigin(new Headers(headers), siteUrl)).toBe(expected);
  });
});
