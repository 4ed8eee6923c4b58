import type { HousePage as HousePageData } from '../../lib/lists.ts';
import type { Site } from '../../lib/site.ts';
import { Body } from '../article/Body.tsx';
import { AloneNotice } from '../corrections/AloneNotice.tsx';

/** A policy or the About page. */
export const HousePage = ({ page, site }: { page: HousePageData; site: Site }) => (
  <main id="content" className="sheet">
    <header className="list-head">
      <h1>{page.title}</h1>
      {page.standfirst && <p className="standfirst">{page.standfirst}</p>}
      {page.slug === site.policies.correctionsPolicy?.slug && <AloneNotice site={site} />}
    </header>
    <div className="page-body">
      <Body body={page.body} site={site} language={site.language} />
    </div>
  </main>
);
