import { reportPath } from '../../../lib/addresses.ts';
import {
  type ErrorReport,
  errorReportSchema,
  problemsOf,
  type ReportProblems,
} from '../../../lib/reports/errorReport.ts';
import { isSameOrigin } from '../../../lib/requests/isSameOrigin.ts';
import { readerAddress } from '../../../lib/requests/readerAddress.ts';
import { readLimited } from '../../../lib/requests/readLimited.ts';
import { type Words, wordsOf } from '../../../lib/words/wordsOf.ts';
import {
  fileErrorReport,
  findReportedStory,
  type ReportedStory,
} from '../../../sanity/content/fileErrorReport.ts';
import { readEnvironment } from '../../../server/environment.ts';
import { secondsUntilAllowed } from '../../../server/limits/reportLimits.ts';
import { fieldsOf } from './fieldsOf.ts';
import { renderProblem } from './renderProblem.ts';

export const dynamic = 'force-dynamic';

/** Enough for the longest report of the form in any script. */
const maxBodyBytes = 32 * 1024;

/**
 * POST /api/errors: a reader's report of an error, from the form or as JSON. Creates a `reported` correction.
 *
 * Form posts answer 303 to a page of thanks, or a page that shows the problems and keeps the reader's text.
 * With `Accept: application/json` the response is JSON.
 */
export const POST = async (request: Request): Promise<Response> => {
  const browser = settingOf(request.headers.get('accept-language'));
  if (!isSameOrigin(request.headers, readEnvironment().siteUrl))
    return reject(request, 403, browser.words('report.ownPagesOnly'), browser);
  const text = await readLimited(request, maxBodyBytes);
  if (text === null) return reject(request, 413, browser.words('report.tooLong'), browser);
  const fields = await fieldsOf(text, request.headers.get('content-type') ?? '');
  if (fields === null) return reject(request, 400, browser.words('report.unreadable'), browser);

  const setting = settingOf(fields.language);
  try {
    return await takeReport(request, fields, setting);
  } catch (cause) {
    console.error('A report of an error could not be filed:', cause instanceof Error ? cause.message : cause);
    const message = setting.words('report.deskUnreachable');
    return reject(request, 503, message, { ...setting, fields, headers: { 'retry-after': '10' } });
  }
};

/** The language of the form, or of the browser if the form cannot be read. */
type Setting = { language: string; words: Words };

const settingOf = (language: string | null | undefined): Setting => ({
  language: language ?? 'en',
  words: wordsOf({ language: language ?? 'en' }),
});

/** @throws if the lake cannot be reached. */
const takeReport = async (
  request: Request,
  fields: Record<string, string>,
  setting: Setting,
): Promise<Response> => {
  const { words } = setting;
  const parsed = errorReportSchema.safeParse(fields);
  if (!parsed.success) {
    const problems = problemsOf(parsed.error, words);
    const story = problems.slug ? null : await findReportedStory(String(fields.slug));
    return reject(request, 422, Object.values(problems)[0] ?? words('report.somethingMissing'), {
      ...setting,
      fields,
      problems,
      story,
    });
  }
  const report = parsed.data;
  const story = await findReportedStory(report.slug);
  if (!story) return reject(request, 404, words('report.unknownStory'), { ...setting, fields });
  // Honeypot: a program filled in a hidden field. Pretend success and store nothing.
  if (report.website) return accept(request, report, setting);

  const seconds = await secondsUntilAllowed(readerAddress(request.headers));
  if (seconds > 0) {
    const minutes = Math.ceil(seconds / 60);
    const message = words('report.tooMany', { count: minutes });
    return reject(request, 429, message, {
      ...setting,
      fields,
      story,
      headers: { 'retry-after': String(seconds) },
    });
  }
  await fileErrorReport(report, story);
  return accept(request, report, setting);
};

const wantsJson = ({ headers }: Request) =>
  /\bapplication\/json\b/.test(`${headers.get('accept')} ${headers.get('content-type')}`);

const accept = (request: Request, { slug }: ErrorReport, { words }: Setting): Response =>
  wantsJson(request)
    ? Response.json(
        { message: words('report.thanks') },
        { status: 201, headers: { 'cache-control': 'no-store' } },
      )
    : new Response(null, {
        status: 303,
        headers: { location: `${reportPath(slug)}/thanks`, 'cache-control': 'no-store' },
      });

type Rejection = Setting & {
  fields?: Record<string, string>;
  problems?: ReportProblems;
  story?: ReportedStory | null;
  headers?: Record<string, string>;
};

const reject = async (
  request: Request,
  status: number,
  message: string,
  { language, fields = {}, problems = {}, story = null, headers = {} }: Rejection,
): Promise<Response> => {
  const all = { 'cache-control': 'no-store', ...headers };
  if (wantsJson(request)) return Response.json({ message, problems }, { status, headers: all });
  return new Response(await renderProblem({ site: { language }, fields, problems, story, message }), {
    status,
    headers: { ...all, 'content-type': 'text/html; charset=utf-8' },
  });
};
