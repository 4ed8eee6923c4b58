import { z } from 'zod';

/** The longest that each field may be, in characters; the form holds browsers to the same. */
export const mostCharacters = { passage: 1000, message: 4000, email: 254 } as const;

/** JSON can hold half of a surrogate pair, which is no character: it is replaced, as a browser does in a form. */
const text = (message?: string) => z.string(message).transform((value) => value.toWellFormed().trim());

const optional = (most: number, name: string) =>
  text()
    .pipe(z.string().max(most, `${name} is longer than ${most} characters. Please shorten it.`))
    .default('');

/** What a reader says is wrong with a story, from a form or as JSON. */
export const errorReportSchema = z.object({
  slug: text().pipe(z.string().min(1, 'The report names no story.').max(200, 'The report names no story.')),
  message: text('Please say what is wrong.').pipe(
    z
      .string()
      .min(10, 'Please say what is wrong, in ten characters or more.')
      .max(
        mostCharacters.message,
        `The message is longer than ${mostCharacters.message} characters. Please shorten it.`,
      ),
  ),
  passage: optional(mostCharacters.passage, 'The passage'),
  email: z
    .union([
      z.literal(''),
      z
        .email('This does not look like an email address. Correct it or leave it empty.')
        .max(mostCharacters.email),
    ])
    .default(''),
  /** A trap: people do not see this field, programs fill it in. */
  website: z.string().default(''),
});

export type ErrorReport = z.infer<typeof errorReportSchema>;
export type ReportValues = Pick<ErrorReport, 'message' | 'passage' | 'email'>;
/** What is wrong with each field, in words for the reader. */
export type ReportProblems = Partial<Record<keyof ErrorReport, string>>;

/** The first problem of each field. */
export const problemsOf = (error: z.ZodError): ReportProblems =>
  Object.fromEntries(error.issues.toReversed().map(({ path, message }) => [String(path[0]), message]));
