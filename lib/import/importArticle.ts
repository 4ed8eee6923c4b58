import type { Block } from '../pasting/Block.ts';
import type { Source } from '../pasting/notes/sourceFrom.ts';
import { slugFor } from '../text/slugFor.ts';
import type { Fate, WordAccount } from './account/Account.ts';
import { ImportReport, type Note } from './account/ImportReport.ts';
import { bodyOf } from './bodyOf.ts';
import { type About, aboutOf, type Newsroom, type Reference, type ToldField } from './fieldsOf.ts';
import { findHeadline } from './findHeadline.ts';
import type { Line, Page, PagePicture } from './Line.ts';
import { LineSorter } from './LineSorter.ts';
import { junkReason } from './recognise/junk.ts';
import { findLabel } from './recognise/labels.ts';

export type { Newsroom };

/** The fields of a draft, as in the article schema. */
export type ImportedFields = {
  headline: string;
  slug: { _type: 'slug'; current: string };
  kicker?: string;
  standfirst?: string;
  section?: Reference;
  topics?: Reference[];
  bylines: Reference[];
  noByline: boolean;
  contacts: Reference[];
  body: Block[];
  summary?: string;
  keyPoints?: string[];
  typeOfWork: string;
  /** Absent if it is not known. */
  language?: string;
  sources?: Source[];
};

export type Imported = {
  fields: ImportedFields;
  /** The line of each block of the body. */
  bodyLines: number[];
  /** Pictures that came along, with their place: one above the text leads the story. */
  pictures: (PagePicture & { isLead: boolean })[];
  /** When the page was published, ISO 8601, if it says so with its zone. */
  publishedAt: string | null;
  /** What the page says of itself and of the story, with where it says so: also what no field of the draft takes. */
  told: ToldField[];
  /** Where each word of the page went. */
  account: WordAccount;
  report: Pick<ImportReport, 'dropped' | 'unplaced'>;
  /** The page, line by line. */
  original: OriginalLine[];
};

/** A line of the page. `note` says why it is not in the draft, or not all of it; null if all of it is. */
export type OriginalLine = { text: string; level: number | null; fate: Fate; note: Note | null };

/**
 * Sorts the lines of an article page into the fields of a draft. Lines that are not part of the story are dropped,
 * and those that fit no field are left out. Both are reported. Nothing is invented, and each word is accounted for.
 *
 * @returns null if the page has neither a headline nor a paragraph.
 * @throws {UnbalancedImport} if words were lost: an error of the importer.
 */
export const importArticle = (whole: Page, newsroom: Newsroom): Imported | null => {
  const found = findHeadline(whole);
  if (!found) return null;
  const report = new ImportReport();
  for (const { text, reason } of whole.leftOut) report.leavePart(text, reason);
  for (const { fate, rule, text } of whole.skipped) report.account.add(fate, rule, text);
  for (const line of whole.lines.filter(isOutside)) report.drop(line, junkReason(line.text) ?? menus);
  const page = { ...whole, lines: whole.lines.filter((line) => !isOutside(line)) };
  const names = {
    sections: newsroom.sections.map(({ title }) => title),
    people: newsroom.people.map(({ name }) => name),
  };
  const sorted = new LineSorter({ page, headline: found.text, names, report });
  const headline = findLabel(found.text)?.rest ?? found.text;
  if (headline === '')
    report.leaveMissing('Headline', 'no line of the page can be one; write it in the draft');
  const about = aboutOf(sorted, { page, newsroom, report });
  const { blocks, bodyLines } = bodyOf(sorted.body, report);
  const sources = [...originOf(page, headline), ...page.sources];
  const { fields, publishedAt, told } = about;
  return {
    fields: {
      headline,
      slug: { _type: 'slug', current: slugFor(headline) },
      ...fields,
      body: blocks,
      ...(sources.length > 0 && { sources }),
    },
    bodyLines,
    pictures: placePictures(page.pictures, bodyLines[0] ?? 0),
    publishedAt,
    told: headline === '' ? told : [{ field: 'headline', ...found, text: headline }, ...told],
    account: report.account.balance(whole.text, writtenIn(headline, fields, blocks)),
    report: { dropped: report.dropped, unplaced: report.unplaced },
    original: originalOf(whole, report),
  };
};

const originalOf = ({ lines }: Page, { dropped, unplaced }: ImportReport): OriginalLine[] => {
  const byLine = (notes: Note[]) => new Map(notes.map((note) => [note.line, note]));
  const [left, away] = [byLine(unplaced), byLine(dropped)];
  return lines.map(({ number, text, level }) => {
    const note = left.get(number) ?? away.get(number) ?? null;
    const fate = note === null ? 'placed' : left.has(number) ? 'left' : 'dropped';
    return { text, level, fate, note };
  });
};

const menus = 'a menu, footer or form of the page';

/** A menu or footer, from which no field is read. */
const isOutside = ({ isBody, isFurniture }: Line): boolean => isFurniture && !isBody;

/** The fields that hold text, by the names that the account calls them. */
const writtenIn = (
  headline: string,
  { standfirst, summary, keyPoints }: About['fields'],
  blocks: Block[],
) => ({
  headline,
  standfirst: standfirst ?? '',
  summary: summary ?? '',
  'key points': (keyPoints ?? []).join(' '),
  body: blocks.map(textOf).join(' '),
});

/** All words of a block or table. */
const textOf = (block: Block): string =>
  block._type === 'table'
    ? [block.caption ?? '', ...(block.rows as { cells: string[] }[]).flatMap(({ cells }) => cells)].join(' ')
    : (block.children as { text: string }[]).map(({ text }) => text).join('');

/** The first picture of the story leads it, if it is above the text. */
const placePictures = (pictures: PagePicture[], firstLine: number): Imported['pictures'] => {
  const first = pictures.findIndex(({ isBody }) => isBody);
  return pictures.map((picture, index) => ({
    ...picture,
    isLead: index === first && picture.line < firstLine,
  }));
};

/** The page itself, as a source of the story. */
const originOf = ({ facts: { address, outlet } }: Page, title: string): Source[] =>
  address === null
    ? []
    : [
        {
          _type: 'source',
          _key: 'origin',
          outlet: outlet ?? new URL(address).hostname.replace(/^www\./, ''),
          title,
          url: address,
        },
      ];
