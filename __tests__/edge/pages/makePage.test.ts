// @sandboxed: it renders JSX.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { ArticlePage } from '../../../components/article/ArticlePage.tsx';
import type { Page } from '../../../edge/http/Page.ts';
import { type MakePageOptions, makePage } from '../../../edge/pages/makePage.ts';
import { article, site } from '../../fixtures/story.ts';

const html = 'text/html; charset=utf-8';
const read = '<meta name="copydesk:tags" content="s1:a s1:b"><meta name="copydesk:read-at" content="1000">';

type Answer = { status?: number; headers?: Record<string, string>; body?: string };

describe('a page made of a response of the site', () => {
  const pending: string[] = [];
  beforeEach(() => pending.splice(0));

  const make = (
    { status = 200, headers = {}, body = `${read}<p>a</p>` }: Answer,
    options: Partial<MakePageOptions> = {},
    before: Page | null = null,
    key = '/a',
  ) =>
    makePage(
      key,
      { status, headers: { 'content-type': html, ...headers }, body: Buffer.from(body) },
      {
        isBehindProxy: false,
        imageOrigin: null,
        transport: 'plain',
        notFoundKey: '/404',
        notFoundPage: async () => null,
        onPending: (which) => pending.push(which),
        ...options,
      },
      before,
    );
  const bodyOf = (page: Page | null) => page?.body.kind === 'plain' && page.body.bytes.toString();

  it('has tags, read time and the site’s ETag', async () => {
    expect(await make({ headers: { etag: '"1"' } })).toMatchObject({
      key: '/a',
      status: 200,
      tags: ['s1:a', 's1:b'],
      readAt: 1_000,
      siteEtag: '"1"',
      isContent: true,
      etag: expect.stringMatching(/^[\w-]{22}$/),
    });
    expect(await make({ body: '<p>a</p>' })).toMatchObject({ tags: null, readAt: null, siteEtag: null });
  });

  it('knows live coverage, and when it has ended, by the entries', async () => {
    const entry = '<article data-entry="e1" data-at="2026-11-20T09:00:00Z">a</article>';
    const coverage = async (answer: Answer) => {
      const page = await make(answer);
      return [page?.live, page?.hasEnded, page?.isRetracted];
    };
    expect(await coverage({ body: `<live-updates></live-updates>${entry}` })).toEqual([
      [{ id: 'e1', at: '2026-11-20T09:00:00Z' }],
      undefined,
      undefined,
    ]);
    expect(await coverage({ body: entry })).toEqual([undefined, true, undefined]);
    expect(await coverage({ body: '<p>news</p>' })).toEqual([undefined, undefined, undefined]);
    expect(await coverage({ status: 404, body: entry })).toEqual([undefined, undefined, undefined]);
  });

  it('knows a retracted story', async () => {
    const isRetracted = async (retractedAt: string | null) => {
      const shown = { article: { ...article, retractedAt }, site, now: '2026-11-28T09:00:00Z' };
      return (await make({ body: renderToStaticMarkup(createElement(ArticlePage, shown)) }))?.isRetracted;
    };
    expect(await isRetracted('2026-11-27T09:00:00Z')).toBe(true);
    expect(await isRetracted(null)).toBeUndefined();
  });

  it('of another type has tags and read time from the headers', async () => {
    const headers = { 'content-type': 'application/rss+xml', 'x-copydesk-tags': 's1:a  s1:b' };
    expect(await make({ headers: { ...headers, 'x-copydesk-read-at': '1000' }, body: read })).toMatchObject({
      tags: ['s1:a', 's1:b'],
      readAt: 1_000,
    });
    expect(await make({ headers: { 'content-type': 'application/rss+xml' } })).toMatchObject({
      tags: null,
      readAt: null,
    });
  });

  it.each([200, 301, 307, 308, 404, 410])('is cached with status %d', async (status) => {
    expect(await make({ status })).toMatchObject({ status });
  });

  it.each([201, 206, 302, 303, 400, 401, 403, 429, 500])('is not cached with status %d', async (status) => {
    expect(await make({ status })).toBeNull();
  });

  it('is not cached if it sets a cookie', async () => {
    expect(await make({ headers: { 'set-cookie': 'a=1' } })).toBeNull();
  });

  it.each([
    ['text/html; charset=utf-8', true],
    ['text/plain', true],
    ['text/markdown; charset=utf-8', true],
    ['text/xml', true],
    ['application/rss+xml', true],
    ['application/xml; charset=utf-8', true],
    ['application/feed+json', true],
    ['text/css', false],
    ['text/javascript', false],
    ['image/png', false],
    ['image/svg+xml', true],
    ['', false],
  ])('of type “%s” can change by a publish: %s', async (type, isContent) => {
    expect(await make({ headers: { 'content-type': type } })).toMatchObject({ isContent });
  });

  it('is content if it has tags, such as an icon that is drawn from settings', async () => {
    const type = 'image/x-icon';
    expect(await make({ headers: { 'content-type': type, 'x-copydesk-tags': 's1:a' } })).toMatchObject({
      isContent: true,
    });
    expect(await make({ headers: { 'content-type': type } })).toMatchObject({ isContent: false });
  });

  it('that redirects has no body, and a publish can change it', async () => {
    const page = await make({ status: 308, headers: { 'content-type': '', location: '/b' } });
    expect(page).toMatchObject({ isContent: true, headers: { location: '/b' } });
    expect(bodyOf(page)).toBe('');
    expect(bodyOf(await make({ status: 308, headers: { location: '/b' } }))).toBe('');
  });

  it('keeps only harmless headers of the site and adds its own', async () => {
    const kept = {
      'content-type': html,
      'last-modified': 'Wed, 25 Nov 2026 12:00:00 GMT',
      link: '</a.md>; rel="alternate"',
      'content-disposition': 'inline',
      'access-control-allow-origin': '*',
    };
    const page = await make({ headers: { ...kept, 'x-powered-by': 'Next.js', vary: 'rsc' } });
    expect(page?.headers).toMatchObject({
      ...kept,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(Object.keys(page?.headers ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/powered|vary|location/)]),
    );
  });

  it.each<[string, Answer, RegExp]>([
    ['a page', {}, /^public, max-age=0, s-maxage=10, /],
    ['a page that Next would cache', { headers: { 'cache-control': 's-maxage=31536000' } }, /max-age=0/],
    [
      'a hashed file',
      { headers: { 'cache-control': 'public, max-age=1, immutable' } },
      /^public, max-age=1, immutable$/,
    ],
    [
      'what browsers may keep for a time',
      { headers: { 'cache-control': 'public, max-age=600' } },
      /^public, max-age=600$/,
    ],
    ['the worker for reading offline', { headers: { 'cache-control': 'no-cache' } }, /^no-cache$/],
    ['a file that they revalidate', { headers: { 'cache-control': 'public, max-age=0' } }, /s-maxage=10/],
    [
      'a missing hashed file',
      { status: 404, headers: { 'cache-control': 'public, max-age=1, immutable' } },
      /max-age=0/,
    ],
  ])('has a lifetime in other caches: %s', async (_case, answer, lifetime) => {
    expect((await make(answer))?.headers['cache-control']).toMatch(lifetime);
  });

  it('has rules for rendering ahead in a header, so that nothing is requested for them', async () => {
    const header = (await make({ headers: { 'content-type': html } }))?.headers['speculation-rules'] ?? '';
    const [, rules = ''] = /^"data:application\/speculationrules\+json,([!#-[\]-~]+)"$/.exec(header) ?? [];
    const { prerender } = JSON.parse(decodeURIComponent(rules));
    expect(prerender).toEqual([
      { eagerness: 'moderate', where: { and: expect.arrayContaining([expect.anything()]) } },
    ]);
    const [pages] = prerender[0].where.and;
    expect(pages).toEqual({
      href_matches: ['/', '/sections/:slug', '/articles/:slug'],
      relative_to: 'document',
    });
    expect(header.length).toBeLessThan(1_000);
  });

  it('tells only our own proxy to ask once a second', async () => {
    const immutable = { headers: { 'cache-control': 'immutable' } };
    expect((await make({}, { isBehindProxy: true }))?.headers['x-accel-expires']).toBe('1');
    expect((await make({}))?.headers).not.toHaveProperty('x-accel-expires');
    expect((await make(immutable, { isBehindProxy: true }))?.headers).not.toHaveProperty('x-accel-expires');
  });

  it('is a 404 at the address of the not-found page', async () => {
    expect(await make({}, {}, null, '/404')).toMatchObject({ status: 404 });
  });

  it.each([
    [200, '410', 410],
    [200, '429', 200],
    [404, '410', 404],
  ])('of status %i that says %s has the status %i', async (status, said, expected) => {
    const body = `<meta name="copydesk:status" content="${said}"><p>a</p>`;
    const page = await make({ status, body });
    expect([page?.status, bodyOf(page)]).toEqual([expected, '<p>a</p>']);
  });

  it.each([
    ['of Next’s empty not-found page', 404, 'NEXT_HTTP_ERROR_FALLBACK;404', '<h1>Not here</h1>'],
    ['of no other 404', 404, 'x', '<template data-dgst="x"></template>'],
    ['of no found page', 200, 'NEXT_HTTP_ERROR_FALLBACK;404', undefined],
  ])('shows the site’s own not-found page in place %s', async (_case, status, digest, shown) => {
    const notFoundPage = async () => ({ status: 404, headers: {}, body: Buffer.from('<h1>Not here</h1>') });
    const body = `<template data-dgst="${digest}"></template>`;
    expect(bodyOf(await make({ status, body }, { notFoundPage }))).toBe(shown ?? body);
  });

  it('shows Next’s not-found page if the site has no own', async () => {
    const body = '<template data-dgst="NEXT_HTTP_ERROR_FALLBACK;404"></template>';
    expect(await make({ status: 404, body })).toMatchObject({ status: 404 });
  });

  it('is reported if a part of it needs a script', async () => {
    await make({});
    expect(pending).toEqual([]);
    await make({ body: '<!--$?--><template id="B:0"></template><p>wait</p><!--/$-->' });
    expect(pending).toEqual(['/a']);
  });

  it('shares the body with the cached page if it is equal', async () => {
    const before = await make({});
    const [same, other] = [await make({}, {}, before), await make({ body: '<p>b</p>' }, {}, before)];
    expect(same?.body).toBe(before?.body);
    expect(bodyOf(other)).toBe('<p>b</p>');
  });

  it.each([
    ['text/css', 'compressed'],
    ['text/javascript', 'compressed'],
    ['application/json', 'compressed'],
    ['application/xml', 'compressed'],
    ['application/javascript', 'compressed'],
    ['image/svg+xml', 'compressed'],
    ['image/png', 'plain'],
    ['font/woff2', 'plain'],
  ])('is compressed if its type is text: %s', async (type, kind) => {
    const page = await make({ headers: { 'content-type': type }, body: 'a '.repeat(500) });
    expect(page?.body.kind).toBe(kind);
  });
});
