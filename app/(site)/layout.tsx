import type { Metadata, Viewport } from 'next';
import { draftMode } from 'next/headers';
import type { ReactNode } from 'react';
import { builtElements } from '../_elements/builtElements.ts';
import '../../components/styles/theme.generated.css';
import '../../components/styles/tokens.css';
import '../../components/styles/base.css';
import '../../components/styles/page.css';
import '../../components/styles/front.css';
import '../../components/styles/strips.css';
import '../../components/styles/story.css';
import '../../components/styles/folds.css';
import '../../components/styles/body.css';
import '../../components/styles/media.css';
import '../../components/styles/chart.css';
import '../../components/styles/live/live.css';
import '../../components/styles/corrections.css';
import '../../components/styles/search.css';
import '../../components/styles/reading.css';
import '../../components/styles/print.css';
import { DraftNotice } from '../../components/page/DraftNotice.tsx';
import { beforePaint } from '../../lib/reading/beforePaint.ts';
import { directionOf } from '../../lib/text/direction.ts';
import { appleIconOf, cardOf, iconsOf } from '../../lib/theme/icons.ts';
import { findSite } from '../../sanity/content/findSite.ts';
import { siteAddress } from '../../sanity/content/siteAddress.ts';
import { LivePreview } from './_preview/LivePreview.tsx';
import { isReadableOffline } from './isReadableOffline.ts';

/** The maximum age of a page in seconds, in case an invalidation is lost. */
export const revalidate = 60;

export const generateViewport = async (): Promise<Viewport> => {
  const { paper } = (await findSite()).look.colours;
  return {
    themeColor: [
      { media: '(prefers-color-scheme: light)', color: paper.light },
      { media: '(prefers-color-scheme: dark)', color: paper.dark },
    ],
  };
};

export const generateMetadata = async (): Promise<Metadata> => {
  const { title, tagline, look } = await findSite();
  return {
    metadataBase: new URL(siteAddress()),
    title: { default: tagline ? `${title}: ${tagline}` : title, template: `%s | ${title}` },
    description: tagline,
    applicationName: title,
    icons: { icon: iconsOf(look), apple: appleIconOf(look) },
    openGraph: {
      siteName: title,
      type: 'website',
      images: [{ url: cardOf(look), width: 1200, height: 630 }],
    },
    twitter: { card: 'summary_large_image' },
  };
};

/** The root layout of the site; Studio has its own. */
const SiteLayout = async ({ children }: { children: ReactNode }) => {
  const [{ language, look }, { isEnabled: isDraft }] = await Promise.all([findSite(), draftMode()]);
  return (
    <html
      lang={language}
      dir={directionOf(language)}
      data-preview={isDraft || undefined}
      data-offline={(!isDraft && isReadableOffline()) || undefined}
      // The script of the head adds attributes.
      suppressHydrationWarning
    >
      <head>
        {!isDraft && (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, which the policy allows by its hash.
          <script dangerouslySetInnerHTML={{ __html: beforePaint }} />
        )}
        {look.accentCss && <style>{look.accentCss}</style>}
      </head>
      <body>
        {children}
        {isDraft ? (
          <>
            <DraftNotice />
            <LivePreview />
          </>
        ) : (
          builtElements.file && <script type="module" src={`/elements/${builtElements.file}`} />
        )}
      </body>
    </html>
  );
};
export default SiteLayout;
