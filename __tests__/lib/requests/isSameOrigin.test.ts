import { isSameOrigin } from '../../../lib/requests/isSameOrigin.ts';

const siteUrl = 'https://news.example.org';

describe('isSameOrigin', () => {
  it.each([
    ['a page of ours', { 'sec-fetch-site': 'same-origin', origin: siteUrl }, true],
    ['a page of ours that tells no referrer', { 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
    [
      'a neighbour on the same site',
      { 'sec-fetch-site': 'same-site', origin: 'https://evil.example.org' },
      false,
    ],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    ['an old browser on our page', { origin: siteUrl }, true],
    ['an old browser on another page', { origin: 'https://evil.example', host: 'news.example.org' }, false],
    ['a page without an origin', { origin: 'null', host: 'news.example.org' }, false],
    [
      'the host that was asked, over plain HTTP',
      { origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' },
      true,
    ],
    ['a program', {}, true],
  ])('of %s', (_case, headers, expected) => {
    expect(isSameOrigin(new Headers(headers), siteUrl)).toBe(expected);
  });
});
