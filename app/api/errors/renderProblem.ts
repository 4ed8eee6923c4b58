import { createElement } from 'react';
import { ReportProblemPage } from '../../../components/report/ReportProblemPage.tsx';
import type { ReportProblems } from '../../../lib/reports/errorReport.ts';
import type { ReportedStory } from '../../../sanity/content/fileErrorReport.ts';

type Problem = {
  fields: Record<string, string>;
  problems: ReportProblems;
  story: ReportedStory | null;
  message: string;
};

/** The page for a report that could not be filed. It holds what one reader wrote, so it is never kept anywhere. */
export const renderProblem = async ({ fields, problems, story, message }: Problem): Promise<string> => {
  // Next forbids the import in pages, where it would never be needed.
  const { renderToStaticMarkup } = await import('react-dom/server');
  const page = createElement(ReportProblemPage, {
    slug: story?.slug ?? fields.slug ?? '',
    headline: story?.headline ?? 'a story',
    values: fields,
    problems,
    message,
  });
  return `<!doctype html>${renderToStaticMarkup(page)}`;
};
