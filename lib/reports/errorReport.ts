import { z } from 'zod';

/** In characters. The form sets the same limits. */
export const maxCharacters = { passage: 1000, message: 4000, email: 254 } as const;

/** JSON can hold lone surrogates. They are replaced, as browsers do in forms. */
const text = (message?: string) => z.string(message).transform((value) => value.toWellFormed().trim());

const optional = (max: number, name: string) =>
  text()
    .pipe(z.string().max(max, `${name} is longer than ${max} characters. Please shorten it.`))
    .default('');

/** A reader's report of an error, from a form or as JSON. */
export const errorReportSchema = z.object({
  slug: text().pipe(z.string().min(1, 'The report names no story.').max(200, 'The report names no story.')),
  message: text('Please say what is wrong.').pipe(
    z
      .string()
      .min(10, 'Please say what is wrong, in ten characters or more.')
      .max(
        maxCharacters.message,
        `The message is longer than ${maxCharacters.message} characters. Please shorten it.`,
      ),
  ),
  passage: optional(maxCharacters.passage, 'The passage'),
  email: z
    .union([
      z.literal(''),
      z
        .email('This does not look like an email address. Correct it or leave it empty.')
        .max(maxCharacters.email),
    ])
    .default(''),
  /** A honeypot: people do not see this field, bots fill it in. */
  website: z.string().default(''),
});

export type ErrorReport = z.infer<typeof errorReportSchema>;
export type ReportValues = Pick<ErrorReport, 'message' | 'passage' | 'email'>;
/** The problem of each field, as readers see it. */
export type ReportProblems = Partial<Record<keyof ErrorReport, string>>;

/** The first problem of each field. */
export const problemsOf = (error: z.ZodError): ReportProblems =>
  Object.fromEntries(error.issues.toReversed().map(({ path, message }) => [String(path[0]), message]));
