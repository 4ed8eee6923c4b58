import { articlePath } from '../../lib/addresses.ts';
import type { PolicyLink } from '../../lib/site.ts';
import { TipsLine } from './ReportDialog.tsx';
import { ReportForm } from './ReportForm.tsx';

type ReportPageProps = { slug: string; headline: string; tips: PolicyLink | null };

/** The report form as a page, for browsers without script. */
export const ReportPage = ({ slug, headline, tips }: ReportPageProps) => (
  <main id="content" className="sheet">
    <header className="list-head">
      <h1>Report an error</h1>
    </header>
    <div className="page-body">
      <ReportForm slug={slug} headline={headline} />
      <TipsLine tips={tips} />
      <p className="small">
        <a href={articlePath(slug)}>Back to the story</a>
      </p>
    </div>
  </main>
);

/** The confirmation after a report, for browsers without script. */
export const ReportThanks = ({ slug, headline }: Omit<ReportPageProps, 'tips'>) => (
  <main id="content" className="sheet erratum">
    <h1 className="correction-text">Thank you: your report is on the editors’ desk.</h1>
    <p>
      An editor will compare it with the story. If we were wrong, the story is corrected and says so; every
      correction is in <a href="/corrections">the log</a>.
    </p>
    <p>
      <a href={articlePath(slug)}>Back to “{headline}”</a>
    </p>
  </main>
);
