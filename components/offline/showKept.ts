import { formatInstant } from '../../lib/dates/newsroomDate.ts';
import type { OfflineSetting } from '../../lib/reading/offline/setting.ts';
import { timesOf } from './Store.ts';

/** A kept page with a line that says when the server last confirmed it. @param words the sentence, with `{date}`. */
export const showKept = async (
  kept: Response,
  setting: Pick<OfflineSetting, 'language' | 'timeZone'>,
  words: string,
): Promise<Response> => {
  const at = new Date(timesOf(kept).confirmedAt).toISOString();
  const date = `<time datetime="${at}" dir="auto">${formatInstant(at, setting)}</time>`;
  const line = `<p class="offline-notice sheet" role="status">${words.replace('{date}', date)}</p>`;
  const html = await kept.text();
  const headers = new Headers(kept.headers);
  // Nothing can be rendered ahead.
  headers.delete('speculation-rules');
  headers.delete('content-length');
  return new Response(html.replace('<main ', `${line}<main `), { headers });
};
