import { z } from 'zod';
import type { Words } from '../words/wordsOf.ts';

/** In characters. The form sets the same limits. */
export const maxCharacters = { passage: 1000, message: 4000, email: 254 } as const;

/** JSON can hold lone surrogates. They are replaced, as browsers do in forms. */
const text = (problem?: ReportProblem) => z.string(problem).transform((value) => value.toWellFormed().trim());

/** Problems of the fields, as keys of the words for readers. */
const problems = [
  'noStory',
  'sayWhat',
  'sayMore',
  'messageTooLong',
  'passageTooLong',
  'emailInvalid',
] as const;
type ReportProblem = (typeof problems)[number];

const max = (characters: number, problem: ReportProblem) => z.string().max(characters, problem);

/** A reader's report of an error, from a form or as JSON. */
export const errorReportSchema = z.object({
  slug: text().pipe(max(200, 'noStory').min(1, 'noStory' satisfies ReportProblem)),
  message: text('sayWhat').pipe(
    max(maxCharacters.message, 'messageTooLong').min(10, 'sayMore' satisfies ReportProblem),
  ),
  passage: text().pipe(max(maxCharacters.passage, 'passageTooLong')).default(''),
  email: z
    .union([
      z.literal(''),
      z
        .email('emailInvalid' satisfies ReportProblem)
        .max(maxCharacters.email, 'emailInvalid' satisfies ReportProblem),
    ])
    .default(''),
  /** A honeypot: people do not see this field, bots fill it in. */
  website: z.string().default(''),
});

export type ErrorReport = z.infer<typeof errorReportSchema>;
export type ReportValues = Pick<ErrorReport, 'message' | 'passage' | 'email'>;
/** The problem of each field, as readers see it. */
export type ReportProblems = Partial<Record<keyof ErrorReport, string>>;

const maxOf: Partial<Record<ReportProblem, number>> = {
  messageTooLong: maxCharacters.message,
  passageTooLong: maxCharacters.passage,
};

/** The first problem of each field, in words for readers. */
export const problemsOf = (error: z.ZodError, words: Words): ReportProblems =>
  Object.fromEntries(
    error.issues.toReversed().map(({ path, message }) => {
      const problem = problems.find((known) => known === message);
      const told = problem
        ? words(`report.${problem}`, { max: maxOf[problem] ?? 0 })
        : words('report.somethingMissing');
      return [String(path[0]), told];
    }),
  );
