import { smallIconOf } from '../../../lib/theme/icons.ts';
import { findSite } from '../../../sanity/content/findSite.ts';
import { answering, respond, respondMoved } from '../../../sanity/content/read/respond.ts';
import { builtTheme } from '../../../server/theme/builtTheme.ts';
import { drawFavicon } from '../../../server/theme/drawMark.ts';

export const dynamic = 'force-static';
export const revalidate = 60;

/** The icon of documents that link none: the mark in the accent of Site settings, or the picture that is the mark there. */
export const GET = answering(async () => {
  const { look } = await findSite();
  const picture = smallIconOf(look);
  if (picture) return respondMoved(picture, 307);
  return respond(await drawFavicon({ mark: builtTheme().mark, colours: look.colours }), 'image/x-icon');
});
