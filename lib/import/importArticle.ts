import type { Block } from '../pasting/Block.ts';
import type { Source } from '../pasting/footnotes.ts';
import { slugFor } from '../text/slugFor.ts';
import { languages } from '../vocabulary.ts';
import { bodyOf } from './bodyOf.ts';
import { ImportReport } from './ImportReport.ts';
import { comparable, type Line, type Page, type PagePicture } from './Line.ts';
import { LineSorter } from './LineSorter.ts';
import { findLabel, junkReason, typeOfWorkFor } from './recognise.ts';
import { findHeadline } from './topOf.ts';

/** Documents that a story can reference. */
export type Newsroom = { sections: { id: string; title: string }[]; people: { id: string; name: string }[] };

type Reference = { _type: 'reference'; _ref: string; _key?: string };
/** The fields of a draft, as in the article schema. */
export type ImportedFields = {
  headline: string;
  slug: { _type: 'slug'; current: string };
  kicker?: string;
  standfirst?: string;
  section?: Reference;
  bylines: Reference[];
  noByline: boolean;
  contacts: Reference[];
  body: Block[];
  summary?: string;
  keyPoints?: string[];
  typeOfWork: string;
  language: string;
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
  report: Pick<ImportReport, 'dropped' | 'unplaced'>;
};

/**
 * Sorts the lines of an article page into the fields of a draft. Lines that are not part of the story are dropped,
 * and those that fit no field are left out. Both are reported. Nothing is invented.
 *
 * @returns null if the page has no headline and no text.
 */
export const importArticle = (whole: Page, newsroom: Newsroom): Imported | null => {
  const page = { ...whole, lines: whole.lines.filter((line) => !isOutside(line)) };
  const found = findHeadline(page);
  if (!found) return null;
  const report = new ImportReport();
  for (const { text, reason } of page.leftOut) report.leavePart(text, reason);
  for (const line of whole.lines.filter(isOutside))
    report.drop(line, junkReason(line.text) ?? 'a menu, footer or form of the page');
  const names = {
    sections: newsroom.sections.map(({ title }) => title),
    people: newsroom.people.map(({ name }) => name),
  };
  const sorted = new LineSorter({ page, headline: found, names, report });
  const headline = findLabel(found)?.rest ?? found;
  const about = aboutOf(sorted, page, newsroom, report);
  const { blocks, bodyLines } = bodyOf(sorted.body, (line, reason) => report.leave(line, reason));
  const sources = [...originOf(page, headline), ...page.sources];
  const { publishedAt, ...fields } = about;
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
    report: { dropped: report.dropped, unplaced: report.unplaced },
  };
};

/** A menu or footer, from which no field is read. */
const isOutside = ({ isBody, isFurniture }: Line): boolean => isFurniture && !isBody;

/** The fields beside headline and text. In their order they report what is missing. */
const aboutOf = (sorted: LineSorter, { facts }: Page, newsroom: Newsroom, report: ImportReport) => {
  const { kicker, standfirst, summary, keyPoints, bylineNames, isBylineEmpty } = sorted;
  const section = sectionOf(sorted.sectionName, newsroom, report);
  const bylines = peopleOf(bylineNames, 'byline', newsroom, report);
  if (bylineNames.length === 0 && !isBylineEmpty)
    report.leaveMissing('Byline', 'the page names nobody; choose a byline or state that there is none');
  return {
    ...(kicker && { kicker: sentenceCase(kicker) }),
    ...(standfirst && { standfirst }),
    ...(section && { section }),
    bylines,
    noByline: bylineNames.length === 0 && isBylineEmpty,
    publishedAt: publicationTimeOf(facts.publishedAt, report),
    contacts: peopleOf(sorted.contactNames, 'contact', newsroom, report),
    ...(summary && { summary }),
    ...(keyPoints.length > 0 && { keyPoints }),
    typeOfWork: typeOfWorkFor(kicker ?? null),
    language: languageOf(facts.language, report),
  };
};

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

const reference = (id: string): Reference => ({ _type: 'reference', _ref: id });

const sectionOf = (name: string | null, { sections }: Newsroom, report: ImportReport): Reference | null => {
  if (name === null) {
    report.leaveMissing('Section', 'the page names none; choose one in Studio');
    return null;
  }
  const section = sections.find(({ title }) => comparable(title) === comparable(name));
  if (!section) report.leaveText(name, 'section: this newsroom has none of that name');
  return section ? reference(section.id) : null;
};

/** Each person once: pages name their authors in several places. */
const peopleOf = (names: string[], field: string, newsroom: Newsroom, report: ImportReport): Reference[] => {
  const found = new Map<string, Reference>();
  for (const name of names) {
    const person = newsroom.people.find((known) => comparable(known.name) === comparable(name));
    if (person) found.set(person.id, { ...reference(person.id), _key: person.id.replaceAll(/[^\w-]/g, '') });
    else report.leaveText(name, `${field}: no contact of this newsroom has that name; add one in Studio`);
  }
  return [...found.values()];
};

/** Accepts only times with a zone. */
const publicationTimeOf = (value: string | null, report: ImportReport): string | null => {
  if (value === null) return null;
  const isInstant =
    /T\d{2}:\d{2}/.test(value) && /(?:Z|[+-]\d{2}:?\d{2})$/.test(value) && !Number.isNaN(Date.parse(value));
  if (isInstant) return new Date(value).toISOString();
  report.leaveText(value, 'time of publication: it has no zone');
  return null;
};

const languageOf = (tag: string | null, report: ImportReport): string => {
  const [primary] = (tag ?? 'en').toLowerCase().split(/[-_]/);
  const language = languages.find(({ value }) => value === primary)?.value;
  if (language) return language;
  report.leaveText(tag ?? '', 'language: stories have none of that name; the draft says English');
  return 'en';
};

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
