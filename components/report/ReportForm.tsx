import { maxCharacters, type ReportProblems, type ReportValues } from '../../lib/reports/errorReport.ts';

type ReportFormProps = {
  slug: string;
  headline: string;
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

const fields: Pick<FieldProps, 'name' | 'label' | 'hint'>[] = [
  { name: 'message', label: 'What is wrong?', hint: 'Say what it should say, and how you know.' },
  {
    name: 'passage',
    label: 'Where? (optional)',
    hint: 'Copy the words from the story, or say which part.',
  },
  {
    name: 'email',
    label: 'Your email (optional)',
    hint: 'Only editors see it, and only to ask you about this report.',
  },
];

/** The form of “Report an error”. Works without script, in the dialog and on its own page. */
export const ReportForm = ({ slug, headline, values = {}, problems = {} }: ReportFormProps) => (
  <form className="report-form" method="post" action="/api/errors" acceptCharset="utf-8">
    <input type="hidden" name="slug" value={slug} />
    <p>
      About “<span className="report-story">{headline}</span>”
    </p>
    {fields.map(({ name, ...words }) => (
      <Field key={name} name={name} {...words} value={values[name]} problem={problems[name]} />
    ))}
    <p className="trap" aria-hidden="true">
      <label>
        Leave this empty <input name="website" tabIndex={-1} autoComplete="off" />
      </label>
    </p>
    <p className="report-answer" role="status" />
    <div className="report-actions">
      <button type="submit" className="button button-first">
        Send to the editors
      </button>
      <button type="button" className="button" data-closes="" hidden>
        Close
      </button>
    </div>
  </form>
);
