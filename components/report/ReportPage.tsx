import { articlePath } from '../../lib/addresses.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { TipsLine } from './ReportDialog.tsx';
import { ReportForm } from './ReportForm.tsx';

type ReportPageProps = { slug: string; headline: string; site: Site };

/** The report form as a page, for browsers without script. */
export const ReportPage = ({ slug, headline, site }: ReportPageProps) => (
  <main id="content" className="sheet">
    <header className="list-head">
      <h1>{wordsOf(site)('report.title')}</h1>
    </header>
    <div className="page-body">
      <ReportForm slug={slug} headline={headline} site={site} />
      <TipsLine site={site} />
      <p className="small">
        <a href={articlePath(slug)}>{wordsOf(site)('report.back')}</a>
      </p>
    </div>
  </main>
);

/** The confirmation after a report, for browsers without script. */
export const ReportThanks = ({ slug, headline, site }: ReportPageProps) => (
  <main id="content" className="sheet erratum">
    <h1 className="correction-text">{wordsOf(site)('report.thanks')}</h1>
    <p>
      {wordsOf(site).rich('report.thanksMore', {
        log: (chunks) => <a href="/corrections">{chunks}</a>,
      })}
    </p>
    <p>
      <a href={articlePath(slug)}>{wordsOf(site)('report.backTo', { headline })}</a>
    </p>
  </main>
);
