import type { ReportProblems, ReportValues } from '../../lib/reports/errorReport.ts';
import type { Site } from '../../lib/site.ts';
import { directionOf } from '../../lib/text/direction.ts';
import { languageOfWords } from '../../lib/words/languageOfWords.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { ReportForm } from './ReportForm.tsx';

type ReportProblemPageProps = {
  site: Pick<Site, 'language'>;
  slug: string;
  /** Null for a story that is not known. */
  headline: string | null;
  values: Partial<ReportValues>;
  problems: ReportProblems;
  /** A problem of the whole report: too many reports, an unreadable body. */
  message: string;
};

/** Inline styles: the page is rendered for one reader, outside the site's build. */
const style = `
:root{color-scheme:light dark}
body{max-width:40rem;margin:0 auto;padding:2rem 1rem;font:1.0625rem/1.5 Georgia,serif;background:light-dark(#fdfcf9,#191715);color:light-dark(#1a1816,#ece8e0)}
h1{font-size:2rem;line-height:1.15}
form{display:grid;gap:1rem}
label,.hint,.field-error{display:block}
label,button{font:600 1rem/1.4 system-ui,sans-serif}
.hint{font:.8125rem/1.4 system-ui,sans-serif}
.field-error,[role=alert]{color:light-dark(#b1241a,#ff8b77);font-weight:600}
input:not([type=hidden]),textarea{box-sizing:border-box;width:100%;padding:.6rem;font:inherit;color:inherit;background:transparent;border:1px solid}
[aria-invalid=true]{border:2px solid light-dark(#b1241a,#ff8b77)}
button{padding:.6rem 1.1rem;border:0;background:light-dark(#1a1816,#ece8e0);color:light-dark(#fdfcf9,#191715)}
a{color:inherit}
.trap{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
[hidden]{display:none}
`;

/** A rejected report: shows the problems, and keeps the reader's text in the form. */
export const ReportProblemPage = ({
  site,
  slug,
  headline,
  values,
  problems,
  message,
}: ReportProblemPageProps) => (
  <html lang={languageOfWords(site.language)} dir={directionOf(languageOfWords(site.language))}>
    {/* biome-ignore lint/style/noHeadElement: a whole document, which Next does not render. */}
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{wordsOf(site)('report.notSent')}</title>
      <style>{style}</style>
    </head>
    <body>
      <main>
        <h1>{wordsOf(site)('report.notSent')}</h1>
        <p role="alert">{message}</p>
        <ReportForm site={site} slug={slug} headline={headline} values={values} problems={problems} />
      </main>
    </body>
  </html>
);
