import { draftMode } from 'next/headers';
import { isDevelopment, readEnvironment } from '../../../../server/environment.ts';
import { clearPreviewCookie } from '../../../../server/previews/previewCookie.ts';

/** GET: ends a preview. 403 for cross-site requests. */
export const GET = async ({ headers }: Request): Promise<Response> => {
  if (/^(?:cross|same)-site$/.test(headers.get('sec-fetch-site') ?? ''))
    return new Response('Leave the preview from the site itself.\n', { status: 403 });
  if (isDevelopment()) (await draftMode()).disable();
  const { siteUrl } = readEnvironment();
  return new Response(null, {
    status: 307,
    headers: {
      location: '/',
      'cache-control': 'private, no-store',
      'set-cookie': clearPreviewCookie(siteUrl.startsWith('https:')),
    },
  });
};
