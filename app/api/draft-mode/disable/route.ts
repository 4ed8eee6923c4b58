import { draftMode } from 'next/headers';
import { isSameOrigin } from '../../../../lib/requests/isSameOrigin.ts';
import { isDevelopment, readEnvironment } from '../../../../server/environment.ts';
import { clearPreviewCookie } from '../../../../server/previews/previewCookie.ts';

/** GET: ends a preview. 403 for requests from pages of other sites. */
export const GET = async ({ headers }: Request): Promise<Response> => {
  const { siteUrl } = readEnvironment();
  if (!isSameOrigin(headers, siteUrl))
    return new Response('Another site sent this request. Leave the preview from the page itself.\n', {
      status: 403,
    });
  if (isDevelopment()) (await draftMode()).disable();
  return new Response(null, {
    status: 307,
    headers: {
      location: '/',
      'cache-control': 'private, no-store',
      'set-cookie': clearPreviewCookie(siteUrl.startsWith('https:')),
    },
  });
};
