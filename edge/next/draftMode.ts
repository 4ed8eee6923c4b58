import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import { z } from 'zod';
import { apiVersion } from '../../lib/apiVersion.ts';
import type { Environment } from '../../server/environment.ts';
import { isHostedPreview, previewCookieName } from '../../server/previews/previewCookie.ts';

const timeoutMs = 5_000;

/** Next's own cookies. Their values give access to drafts until the next build. */
const nextCookies = ['__prerender_bypass', '__next_preview_data'];
const isOfDrafts = (pair: string): boolean =>
  [...nextCookies, previewCookieName].includes(pair.trim().split('=', 1)[0] ?? '');

/** Removes every cookie that could make Next show drafts, and our own cookie, which Next does not need. */
export const removeDraftRequestCookies = (headers: IncomingHttpHeaders): void => {
  const { cookie } = headers;
  if (cookie === undefined) return;
  const others = cookie.split(';').filter((pair) => !isOfDrafts(pair));
  if (others.length === 0) delete headers.cookie;
  else headers.cookie = others.join(';').trim();
};

/** Removes Next's draft cookies from a response: no client may have them. */
export const removeDraftResponseCookies = (headers: IncomingHttpHeaders): void => {
  const set = headers['set-cookie']?.filter((cookie) => !nextCookies.includes(cookie.split('=', 1)[0] ?? ''));
  if (set?.length) headers['set-cookie'] = set;
  else delete headers['set-cookie'];
};

const manifestSchema = z.object({ preview: z.object({ previewModeId: z.string().min(16) }) });

/**
 * Returns a function that makes Next render a request with drafts.
 *
 * @param buildFolder `.next`
 */
export const createDraftMode = (buildFolder: string): ((headers: IncomingHttpHeaders) => void) => {
  const file = path.join(buildFolder, 'prerender-manifest.json');
  const { preview } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return (headers) => {
    removeDraftRequestCookies(headers);
    headers.cookie = [headers.cookie, `${nextCookies[0]}=${preview.previewModeId}`]
      .filter(Boolean)
      .join('; ');
  };
};

/**
 * Checks the preview that a secret opened. The lake is asked each time, so that a preview ends with the session that opened
 * it. If the lake does not answer, no drafts are shown.
 */
export const createPreviewCheck = ({
  isHosted,
  lakeUrl,
  revalidateSecret,
}: Pick<Environment, 'isHosted' | 'lakeUrl' | 'revalidateSecret'>): ((
  secret: string,
) => Promise<boolean>) => {
  const isOpen = async (secret: string): Promise<boolean> => {
    if (isHosted) return revalidateSecret !== null && isHostedPreview(secret, revalidateSecret);
    const answer = await fetch(`${lakeUrl}/v${apiVersion}/previews/current`, {
      headers: { authorization: `Bearer ${secret}` },
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.arrayBuffer();
    return answer.ok;
  };
  return (secret) => isOpen(secret).catch(() => false);
};
