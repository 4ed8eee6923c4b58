import type { IncomingMessage } from 'node:http';
import { hasSeveralHosts, isCrossSite } from '../../../edge/http/guards.ts';

const request = (method: string, headers: Record<string, string>) =>
  ({ method, headers }) as unknown as IncomingMessage;
const site = 'https://news.example';

describe('requests from a page of another site', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example', host: 'news.example' }],
    ['an opaque origin', { origin: 'null', host: 'news.example' }],
    ['a browser that reports a cross-site request', { 'sec-fetch-site': 'cross-site', host: 'news.example' }],
    ['another name of the same domain', { 'sec-fetch-site': 'same-site', host: 'news.example' }],
  ])('are rejected: %s', (_case, headers) => {
    expect(isCrossSite(request('POST', headers), site)).toBe(true);
  });

  it.each([
    ['the site itself', 'POST', { origin: site, host: 'news.example' }],
    ['the site by another of its names', 'POST', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }],
    ['a program', 'POST', { host: 'news.example' }],
    ['a link that is followed', 'GET', { 'sec-fetch-site': 'cross-site', host: 'news.example' }],
  ])('are not: %s', (_case, method, headers) => {
    expect(isCrossSite(request(method, headers as Record<string, string>), site)).toBe(false);
  });
});

describe('Host headers', () => {
  it.each([
    ['one', ['Host', 'a', 'Accept', 'host'], false],
    ['two', ['Host', 'a', 'hOST', 'b'], true],
    ['the same twice', ['Host', 'a', 'Host', 'a'], true],
  ])('%s', (_case, rawHeaders, several) => {
    expect(hasSeveralHosts({ rawHeaders } as unknown as IncomingMessage)).toBe(several);
  });
});
