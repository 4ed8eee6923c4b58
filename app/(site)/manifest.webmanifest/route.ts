import { appleIconOf, iconOf, largeIconOf } from '../../../lib/theme/icons.ts';
import { findSite } from '../../../sanity/content/findSite.ts';
import { answering, respond } from '../../../sanity/content/read/respond.ts';

export const dynamic = 'force-static';
export const revalidate = 60;

/** The web app manifest, for a shortcut on a phone's home screen. */
export const GET = answering(async () => {
  const { title, tagline, language, look } = await findSite();
  const manifest = {
    name: title,
    short_name: title,
    description: tagline ?? undefined,
    lang: language,
    start_url: '/',
    display: 'minimal-ui',
    background_color: look.colours.paper.light,
    theme_color: look.colours.paper.light,
    icons: look.mark
      ? [{ src: largeIconOf(look), sizes: '512x512' }]
      : [
          { src: iconOf(look), type: 'image/svg+xml', sizes: 'any' },
          { src: largeIconOf(look), type: 'image/png', sizes: '512x512', purpose: 'any maskable' },
          { src: appleIconOf(look), type: 'image/png', sizes: '180x180' },
        ],
  };
  return respond(JSON.stringify(manifest), 'application/manifest+json; charset=utf-8');
});
