import type { ReactNode } from 'react';
import type { Site } from '../../lib/site.ts';
import { Freshness } from './Freshness.tsx';
import { SiteFooter } from './SiteFooter.tsx';
import { SiteHeader } from './SiteHeader.tsx';

type SitePageProps = {
  site: Site;
  receipt: { tags: string[]; readAt: number | null };
  current?: string | null;
  folio?: string | null;
  children: ReactNode;
};

/** The frame of every page: header and footer. */
export const SitePage = ({ site, receipt, current = null, folio = null, children }: SitePageProps) => (
  <>
    <Freshness receipt={receipt} />
    <SiteHeader site={site} current={current} folio={folio} />
    {children}
    <SiteFooter site={site} />
  </>
);
