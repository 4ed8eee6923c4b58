import { pagePath } from '../../lib/addresses.ts';
import type { Article } from '../../lib/articles/Article.ts';
import type { PolicyLink } from '../../lib/site.ts';
import { ReportForm } from './ReportForm.tsx';

type ReportDialogProps = { article: Pick<Article, 'slug' | 'headline'>; tips: PolicyLink | null };

/** Refers confidential information to the tips page. */
export const TipsLine = ({ tips }: { tips: PolicyLink | null }) =>
  tips ? (
    <p className="small">
      Do you have something to tell in confidence? Do not write it here: see{' '}
      <a href={pagePath(tips.slug)}>{tips.title}</a>.
    </p>
  ) : null;

/** The report form in a native dialog, which `<report-error>` opens. */
export const ReportDialog = ({ article, tips }: ReportDialogProps) => (
  <report-error>
    <dialog className="report-dialog" id="report-dialog" aria-labelledby="report-dialog-title">
      <h2 id="report-dialog-title">Report an error</h2>
      <ReportForm slug={article.slug} headline={article.headline} />
      <TipsLine tips={tips} />
    </dialog>
  </report-error>
);
