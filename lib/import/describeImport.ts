import type { Note } from './ImportReport.ts';
import type { Imported, Newsroom } from './importArticle.ts';

const words = (text: string): string => (text.length > 90 ? `${text.slice(0, 87)}…` : text);

/** The import report: lists each field, dropped line and unplaced line. */
export const describeImport = (
  { fields, pictures, publishedAt, report }: Imported,
  lines: number,
  { sections, people }: Newsroom,
): string => {
  const named = (references: { _ref: string }[]): string =>
    references.map(({ _ref }) => people.find(({ id }) => id === _ref)?.name ?? _ref).join(', ');
  const headings = fields.body.filter(({ style }) => style === 'h2' || style === 'h3').length;
  const placed: [string, string | undefined][] = [
    ['headline', fields.headline],
    ['kicker', fields.kicker],
    ['standfirst', fields.standfirst],
    ['section', sections.find(({ id }) => id === fields.section?._ref)?.title],
    ['byline', named(fields.bylines) || (fields.noByline ? 'none, and the story says so' : undefined)],
    ['contacts', named(fields.contacts)],
    ['summary', fields.summary],
    ['key points', fields.keyPoints?.join(' · ')],
    ['published', publishedAt ?? undefined],
    ['sources', fields.sources?.map(({ outlet, title }) => outlet ?? title).join(', ')],
    ['body', `${fields.body.length} blocks, ${headings} of them headings`],
  ];
  return [
    `Placed, of ${lines} lines:`,
    ...placed.flatMap(([field, value]) => (value ? [`  ${field.padEnd(11)} ${words(value)}`] : [])),
    ...listNotes('Dropped, because it is not part of the story:', report.dropped),
    ...listNotes('Not placed. Add it in Studio if the story needs it:', [
      ...report.unplaced,
      ...pictures.map(({ alt, caption }) => ({
        line: null,
        text: `Picture${caption || alt ? ` (“${caption || alt}”)` : ''}`,
        reason: 'it is in the file; “New story from…” in Studio uploads it',
      })),
    ]),
  ].join('\n');
};

const listNotes = (title: string, notes: Note[]): string[] =>
  notes.length === 0
    ? []
    : [
        `\n${title}`,
        ...notes.map(
          ({ line, text, reason }) =>
            `  ${(line === null ? '' : `line ${line}`).padEnd(8)} “${words(text)}”: ${reason}`,
        ),
      ];
