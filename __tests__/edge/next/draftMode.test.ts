import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addUser, createSession, endSession, openPreview } from 'local-lake/accounts';
import { makePasswordsCheap, serveTestLake } from 'local-lake/testing';
import {
  createDraftMode,
  createPreviewCheck,
  removeDraftRequestCookies,
  removeDraftResponseCookies,
} from '../../../edge/next/draftMode.ts';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { previewCookieName, signHostedPreview } from '../../../server/previews/previewCookie.ts';

makePasswordsCheap();

const id = 'a'.repeat(32);

describe('a cookie that makes Next show drafts', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-drafts-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    [`__prerender_bypass=${id}`, undefined],
    [`__prerender_bypass=${id}; theme=dark`, 'theme=dark'],
    [`theme=dark;__prerender_bypass=${id};__prerender_bypass=b`, 'theme=dark'],
    [`theme=dark; __next_preview_data=a; ${previewCookieName}=b; a=c`, 'theme=dark; a=c'],
    ['__prerender_bypass', undefined],
    [undefined, undefined],
  ])('is removed from a request: %s', (cookie, expected) => {
    const headers: IncomingHttpHeaders = cookie === undefined ? {} : { cookie };
    removeDraftRequestCookies(headers);
    expect(headers.cookie).toBe(expected);
  });

  it('is added by the edge exactly once', () => {
    writeFileSync(
      path.join(folder, 'prerender-manifest.json'),
      JSON.stringify({ preview: { previewModeId: id } }),
    );
    const headers = { cookie: '__prerender_bypass=made-up; theme=dark' };
    createDraftMode(folder)(headers);
    expect(headers.cookie).toBe(`theme=dark; __prerender_bypass=${id}`);
  });

  it('is removed from the responses of Next', () => {
    const headers = { 'set-cookie': [`__prerender_bypass=${id}; Path=/`, 'a=b'] };
    removeDraftResponseCookies(headers);
    expect(headers).toEqual({ 'set-cookie': ['a=b'] });
    const none: IncomingHttpHeaders = { 'set-cookie': [`__prerender_bypass=${id}`] };
    removeDraftResponseCookies(none);
    expect(none).toEqual({});
  });
});

describe('the preview of a request', () => {
  it('is valid as long as the session that wrote its secret', async () => {
    const lake = await serveTestLake();
    const { db } = lake.server.context.accounts;
    const check = createPreviewCheck({
      isHosted: false,
      lakeUrl: `http://127.0.0.1:${lake.server.port}`,
      revalidateSecret: null,
    });
    const { user } = await addUser(db, { email: 'ann@example.org', role: 'editor' });
    const session = createSession(db, user.id);
    const written = await fetch(
      `http://127.0.0.1:${lake.server.port}/v${apiVersion}/data/mutate/production`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${session}` },
        body: JSON.stringify({
          mutations: [{ create: { _id: 'drafts.s', _type: 'sanity.previewUrlSecret', secret: 'b' } }],
        }),
      },
    );
    const { transactionId } = (await written.json()) as { transactionId: string };
    const preview = openPreview(db, transactionId);
    const secret = preview?.secret ?? '';
    expect(await check(secret)).toBe(true);
    expect(await check(`${secret}x`)).toBe(false);
    endSession(db, session);
    expect(await check(secret)).toBe(false);
    await lake.close();
    expect(await check(secret)).toBe(false);
  });

  it('is verified by its signature with a hosted project', async () => {
    const hosted = { isHosted: true, lakeUrl: null, revalidateSecret: 'of this data folder' };
    const { secret } = signHostedPreview('of this data folder');
    expect(await createPreviewCheck(hosted)(secret)).toBe(true);
    expect(await createPreviewCheck({ ...hosted, revalidateSecret: 'of another' })(secret)).toBe(false);
    expect(await createPreviewCheck({ ...hosted, revalidateSecret: null })(secret)).toBe(false);
  });
});
