import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({ preview: z.object({ previewModeId: z.string().min(16) }) });
const cookieName = '__prerender_bypass';

/**
 * Whether a request may see drafts: its cookie is the one that this build of the site hands out. Any other
 * value counts for nothing, so that nobody gets past the pages in memory by inventing one.
 *
 * @param buildFolder `.next`
 */
export const createDraftCheck = (buildFolder: string): ((cookie: string | undefined) => boolean) => {
  const file = path.join(buildFolder, 'prerender-manifest.json');
  const { preview } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const wanted = Buffer.from(preview.previewModeId);

  return (cookie) => {
    if (!cookie?.includes(cookieName)) return false;
    return cookie.split(';').some((part) => {
      const [name, value = ''] = part.trim().split('=');
      const given = Buffer.from(value);
      return name === cookieName && given.length === wanted.length && timingSafeEqual(given, wanted);
    });
  };
};
