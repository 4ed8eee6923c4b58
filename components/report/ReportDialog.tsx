import { pagePath } from '../../lib/addresses.ts';
import type { Article } from '../../lib/articles/Article.ts';
import type { Site } from '../../lib/site.ts';
import { directionOf } from '../../lib/text/direction.ts';
import { languageOfWords } from '../../lib/words/languageOfWords.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { ReportForm } from './ReportForm.tsx';

type ReportDialogProps = { article: Pick<Article, 'slug' | 'headline'>; site: Site };

/** Refers confidential information to the tips page. */
export const TipsLine = ({ site }: { site: Site }) => {
  const { tips } = site.policies;
  return tips ? (
    <p className="small">
      {wordsOf(site).rich('report.inConfidence', {
        link: (chunks) => <a href={pagePath(tips.slug)}>{chunks}</a>,
        title: tips.title,
      })}
    </p>
  ) : null;
};

/** The report form in a native dialog, which `<report-error>` opens. */
export const ReportDialog = ({ article, site }: ReportDialogProps) => (
  <report-error data-words={JSON.stringify({ unreachable: wordsOf(site)('report.siteUnreachable') })}>
    <dialog
      className="report-dialog"
      dir={directionOf(languageOfWords(site.language))}
      id="report-dialog"
      aria-labelledby="report-dialog-title"
    >
      <h2 id="report-dialog-title">{wordsOf(site)('report.title')}</h2>
      <ReportForm slug={article.slug} headline={article.headline} site={site} />
      <TipsLine site={site} />
    </dialog>
  </report-error>
);
