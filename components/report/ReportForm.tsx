import { maxCharacters, type ReportProblems, type ReportValues } from '../../lib/reports/errorReport.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';

type ReportFormProps = {
  site: Pick<Site, 'language'>;
  slug: string;
  /** Null for a story that is not known. */
  headline: string | null;
  values?: Partial<ReportValues>;
  problems?: ReportProblems;
};

type FieldProps = {
  name: 'passage' | 'message' | 'email';
  label: string;
  hint: string;
  value: string | undefined;
  problem: string | undefined;
};

const Field = ({ name, label, hint, value, problem }: FieldProps) => {
  const id = `report-${name}`;
  const describedBy = problem ? `${id}-hint ${id}-problem` : `${id}-hint`;
  const shared = {
    id,
    name,
    defaultValue: value,
    maxLength: maxCharacters[name],
    'aria-describedby': describedBy,
    'aria-invalid': problem ? true : undefined,
    required: name === 'message',
  };
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <span className="hint" id={`${id}-hint`}>
        {hint}
      </span>
      {problem && (
        <span className="field-error" id={`${id}-problem`}>
          {problem}
        </span>
      )}
      {name === 'email' ? (
        <input type="email" autoComplete="email" {...shared} />
      ) : (
        <textarea rows={name === 'message' ? 5 : 3} {...shared} />
      )}
    </div>
  );
};

const fields = ['message', 'passage', 'email'] as const;

/** The form of “Report an error”. Works without script, in the dialog and on its own page. */
export const ReportForm = ({ site, slug, headline, values = {}, problems = {} }: ReportFormProps) => {
  const words = wordsOf(site);
  return (
    <form className="report-form" method="post" action="/api/errors" acceptCharset="utf-8">
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="language" value={site.language} />
      <p>
        {headline === null
          ? words('report.aboutAStory')
          : words.rich('report.about', {
              story: (chunks) => <span className="report-story">{chunks}</span>,
              headline,
            })}
      </p>
      {fields.map((name) => (
        <Field
          key={name}
          name={name}
          label={words(`report.${name}`)}
          hint={words(`report.${name}Hint`)}
          value={values[name]}
          problem={problems[name]}
        />
      ))}
      <p className="trap" aria-hidden="true">
        <label>
          {words('report.leaveEmpty')} <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </p>
      <p className="report-answer" role="status" />
      <div className="report-actions">
        <button type="submit" className="button button-first">
          {words('report.send')}
        </button>
        <button type="button" className="button" data-closes="" hidden>
          {words('page.close')}
        </button>
      </div>
    </form>
  );
};
