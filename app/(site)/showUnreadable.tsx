import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { SitePage } from '../../components/page/SitePage.tsx';
import { UnreadablePreview } from '../../components/page/UnreadablePreview.tsx';
import { UnreadableError } from '../../lib/queryResults/parseResult.ts';
import { findSite } from '../../sanity/content/findSite.ts';
import { isPreview, receipt } from '../../sanity/content/read/read.ts';

/**
 * A page whose preview names what cannot be shown, instead of failing. For readers the page fails: the edge then serves
 * the last good one.
 */
export const showUnreadable =
  <Props,>(page: (props: Props) => Promise<ReactNode>) =>
  async (props: Props): Promise<ReactNode> => {
    try {
      return await page(props);
    } catch (error) {
      if (!(error instanceof UnreadableError) || !(await isPreview())) throw error;
      return (
        <SitePage site={await findSite()} receipt={receipt()}>
          <UnreadablePreview path={error.path} problem={error.problem} />
        </SitePage>
      );
    }
  };

/** The metadata of such a page. */
export const metadataOrNone =
  <Props,>(metadata: (props: Props) => Promise<Metadata>) =>
  async (props: Props): Promise<Metadata> => {
    try {
      return await metadata(props);
    } catch (error) {
      if (!(error instanceof UnreadableError) || !(await isPreview())) throw error;
      return {};
    }
  };
