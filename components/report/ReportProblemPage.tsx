import type { ReportProblems, ReportValues } from '../../lib/reports/errorReport.ts';
import type { Site } from '../../lib/site.ts';
import { directionOf } from '../../lib/text/direction.ts';
import type { Look } from '../../lib/theme/Look.ts';
import { colourProperties } from '../../lib/theme/themeCss.ts';
import { languageOfWords } from '../../lib/words/languageOfWords.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { ReportForm } from './ReportForm.tsx';

type ReportProblemPageProps = {
  site: Pick<Site, 'language' | 'look'>;
  slug: string;
  /** Null for a story that is not known. */
  headline: string | null;
  values: Partial<ReportValues>;
  problems: ReportProblems;
  /** A problem of the whole report: too many reports, an unreadable body. */
  message: string;
};

/** Inline styles: the page is rendered for one reader, outside the site's build. */
const styleOf = ({ colours: { paper, ink, pencil }, textStack }: Look): string => `
:root{color-scheme:light dark;${colourProperties({ paper, ink, pencil })}}
body{max-width:40rem;margin:0 auto;padding:2rem 1rem;font:1.0625rem/1.5 ${textStack};background:var(--paper);color:var(--ink)}
h1{font-size:2rem;line-height:1.15}
form{display:grid;gap:1rem}
label,.hint,.field-error{display:block}
label,button{font:600 1rem/1.4 system-ui,sans-serif}
.hint{font:.8125rem/1.4 system-ui,sans-serif}
.field-error,[role=alert]{color:var(--pencil);font-weight:600}
input:not([type=hidden]),textarea{box-sizing:border-box;width:100%;padding:.6rem;font:inherit;color:inherit;background:transparent;border:1px solid}
[aria-invalid=true]{border:2px solid var(--pencil)}
button{padding:.6rem 1.1rem;border:0;background:var(--ink);color:var(--paper)}
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
      <style>{styleOf(site.look)}</style>
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
