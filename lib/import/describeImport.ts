import type { WordAccount } from './account/Account.ts';
import type { Note } from './account/ImportReport.ts';
import type { Newsroom, ToldField } from './fieldsOf.ts';
import type { Imported } from './importArticle.ts';
import { outside } from './LineSorter.ts';

const maxCharacters = 160;
/** Of a group whose notes are seldom read, such as menus. */
const maxExamples = 6;
const maxExampleCharacters = 40;
/** More notes for the same reason are one line. */
const maxOfOneReason = 3;

const cut = (text: string, characters = maxCharacters): string =>
  text.length > characters ? `${text.slice(0, characters - 1)}…` : text;

const wordCount = (words: number): string =>
  `${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'}`;

/** The import report: each field with where it is from, the account of the words, and what was not placed. */
export const describeImport = (imported: Imported, newsroom: Newsroom): string => {
  const { pictures, account, report, told } = imported;
  const image = told.find(({ field }) => field === 'lead image');
  return [
    'Placed:',
    ...placedFields(imported, newsroom).flatMap(([field, value]) =>
      value ? [`  ${field.padEnd(12)} ${cut(value)}${sourceOf(field, told)}`] : [],
    ),
    '',
    ...sumsOf(account),
    ...listNotes('Not placed. Add it in Studio if the story needs it:', [
      ...report.unplaced,
      ...(image && pictures.length === 0
        ? [
            {
              line: null,
              text: image.text,
              reason: 'lead image: not loaded; upload it in Studio if you have the rights',
            },
          ]
        : []),
      ...pictures.map(({ alt, caption }) => ({
        line: null,
        text: `Picture${caption || alt ? ` (“${caption || alt}”)` : ''}`,
        reason: 'it is in the file; “New story from…” in Studio uploads it',
      })),
    ]),
    ...listNotes('Dropped, because it is not part of the story:', [
      ...report.dropped,
      ...notesOf(account, report.dropped),
    ]),
  ].join('\n');
};

const placedFields = (
  { fields, publishedAt }: Imported,
  { sections, people, topics }: Newsroom,
): [string, string | undefined][] => {
  const named = (references: { _ref: string }[]): string =>
    references.map(({ _ref }) => people.find(({ id }) => id === _ref)?.name ?? _ref).join(', ');
  const headings = fields.body.filter(({ style }) => style === 'h2' || style === 'h3').length;
  return [
    ['headline', fields.headline],
    ['kicker', fields.kicker],
    ['standfirst', fields.standfirst],
    ['section', sections.find(({ id }) => id === fields.section?._ref)?.title],
    [
      'topics',
      fields.topics?.map(({ _ref }) => topics.find(({ id }) => id === _ref)?.title ?? _ref).join(', '),
    ],
    ['byline', named(fields.bylines) || (fields.noByline ? 'none, and the story says so' : undefined)],
    ['contacts', named(fields.contacts)],
    ['summary', fields.summary],
    ['key points', fields.keyPoints?.join(' · ')],
    ['published', publishedAt ?? undefined],
    ['language', fields.language],
    ['sources', fields.sources?.map(({ outlet, title }) => outlet ?? title).join(', ')],
    ['body', `${fields.body.length} blocks, ${headings} of them headings`],
  ];
};

const sourceOf = (field: string, told: ToldField[]): string => {
  const from = told.find((one) => one.field === field)?.from;
  return from ? ` (${from})` : '';
};

/** All words, and those of each field and rule. */
const sumsOf = ({ words, placed, dropped, left }: WordAccount): string[] => {
  const fates = Object.entries({ placed, dropped, 'not placed': left });
  const sum = (list: { words: number }[]): number => list.reduce((total, one) => total + one.words, 0);
  const all = fates.map(([fate, list]) => `${sum(list).toLocaleString('en')} ${fate}`);
  return [
    `Of ${wordCount(words)}: ${all.join(', ')}.`,
    ...fates.flatMap(([fate, list]) => {
      const parts = list.map((one) => `${one.rule} ${one.words.toLocaleString('en')}`);
      return parts.length > 0 ? [`  ${fate.padEnd(12)} ${parts.join(' · ')}`] : [];
    }),
  ];
};

/** The words of rules that are in no note, such as “Written by”. */
const notesOf = ({ dropped }: WordAccount, notes: Note[]): Note[] => {
  const noted = new Set(notes.map(({ reason }) => reason));
  return dropped
    .filter(({ rule }) => !noted.has(rule))
    .flatMap(({ rule, texts = [] }) =>
      texts.map((text) => ({ line: null, text: text.replaceAll(/\s+/g, ' ').trim(), reason: rule })),
    );
};

/** One line a note; notes with the same reason are one line if there are many, and what is around a story always. */
const listNotes = (title: string, notes: Note[]): string[] => {
  if (notes.length === 0) return [];
  const groups = Map.groupBy(notes, ({ reason }) => reason);
  return [
    '',
    title,
    ...[...groups].flatMap(([reason, group]) =>
      reason === outside || group.length > maxOfOneReason
        ? [`  ${group.length} × ${reason}: ${examplesOf(group)}`]
        : group.map(
            ({ line, text }) =>
              `  ${(line === null ? '' : `line ${line}`).padEnd(8)} “${cut(text)}”: ${reason}`,
          ),
    ),
  ];
};

const examplesOf = (notes: Note[]): string => {
  const shown = notes.slice(0, maxExamples).map(({ text }) => `“${cut(text, maxExampleCharacters)}”`);
  return `${shown.join(' · ')}${notes.length > maxExamples ? ' · …' : ''}`;
};
