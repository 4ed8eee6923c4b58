import { createElement } from 'react';
import { ReportProblemPage } from '../../../components/report/ReportProblemPage.tsx';
import type { ReportProblems } from '../../../lib/reports/errorReport.ts';
import type { Site } from '../../../lib/site.ts';
import { lookFrom } from '../../../lib/theme/Look.ts';
import type { ReportedStory } from '../../../sanity/content/fileErrorReport.ts';
import { builtTheme } from '../../../server/theme/builtTheme.ts';

type Problem = {
  site: Pick<Site, 'language'>;
  fields: Record<string, string>;
  problems: ReportProblems;
  story: ReportedStory | null;
  message: string;
};

/** The page for a rejected report. It contains a reader's text, so it is never cached. */
export const renderProblem = async ({ site, fields, problems, story, message }: Problem): Promise<string> => {
  // A dynamic import, because Next forbids a static one.
  const { renderToStaticMarkup } = await import('react-dom/server');
  const page = createElement(ReportProblemPage, {
    site: { ...site, look: lookFrom(builtTheme(), null) },
    slug: story?.slug ?? fields.slug ?? '',
    headline: story?.headline ?? null,
    values: fields,
    problems,
    message,
  });
  return `<!doctype html>${renderToStaticMarkup(page)}`;
};
