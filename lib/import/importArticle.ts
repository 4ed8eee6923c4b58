import { slugFor } from '../text/slugFor.ts';
import { languages } from '../vocabulary.ts';
import { bodyOf } from './bodyOf.ts';
import { ImportReport } from './ImportReport.ts';
import { type Block, comparable, type Page } from './Line.ts';
import { LineSorter } from './LineSorter.ts';
import { findLabel, typeOfWorkFor } from './recognise.ts';
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
  firstPublishedAt?: string;
};

/**
 * Sorts the lines of an article page into the fields of a draft. Lines that are not part of the story are dropped,
 * and those that fit no field are left out. Both are reported. Nothing is invented.
 *
 * @returns null if the page has no headline and no text.
 */
export const importArticle = (
  page: Page,
  newsroom: Newsroom,
): { fields: ImportedFields; report: ImportReport } | null => {
  const found = findHeadline(page);
  if (!found) return null;
  const report = new ImportReport();
  for (const text of page.leftOut) report.leaveText(text, 'not imported; add it in Studio');
  const names = {
    sections: newsroom.sections.map(({ title }) => title),
    people: newsroom.people.map(({ name }) => name),
  };
  const sorted = new LineSorter({ page, headline: found, names, report });
  const { kicker, standfirst, summary, keyPoints, bylineNames, isBylineEmpty } = sorted;
  const headline = findLabel(found)?.rest ?? found;
  // In this order they report what is missing.
  const section = sectionOf(sorted.sectionName, newsroom, report);
  const bylines = peopleOf(bylineNames, 'byline', newsroom, report);
  if (bylineNames.length === 0 && !isBylineEmpty)
    report.leaveText('Byline', 'the page names nobody; choose a byline or state that there is none');
  const firstPublishedAt = publicationTimeOf(page.facts.publishedAt, report);
  const contacts = peopleOf(sorted.contactNames, 'contact', newsroom, report);
  return {
    fields: {
      headline,
      slug: { _type: 'slug', current: slugFor(headline) },
      ...(kicker && { kicker: sentenceCase(kicker) }),
      ...(standfirst && { standfirst }),
      ...(section && { section }),
      bylines,
      noByline: bylineNames.length === 0 && isBylineEmpty,
      contacts,
      body: bodyOf(sorted.body, (line, reason) => report.leave(line, reason)),
      ...(summary && { summary }),
      ...(keyPoints.length > 0 && { keyPoints }),
      typeOfWork: typeOfWorkFor(kicker ?? null),
      language: languageOf(page.facts.language),
      ...(firstPublishedAt && { firstPublishedAt }),
    },
    report,
  };
};

const reference = (id: string): Reference => ({ _type: 'reference', _ref: id });

const sectionOf = (name: string | null, { sections }: Newsroom, report: ImportReport): Reference | null => {
  if (name === null) {
    report.leaveText('Section', 'the page names none; choose one in Studio');
    return null;
  }
  const section = sections.find(({ title }) => comparable(title) === comparable(name));
  if (!section) report.leaveText(name, 'section: this newsroom has none of that name');
  return section ? reference(section.id) : null;
};

const peopleOf = (names: string[], field: string, newsroom: Newsroom, report: ImportReport): Reference[] =>
  names.flatMap((name) => {
    const person = newsroom.people.find((known) => comparable(known.name) === comparable(name));
    if (person) return [{ ...reference(person.id), _key: person.id.replaceAll(/[^\w-]/g, '') }];
    report.leaveText(name, `${field}: no contact of this newsroom has that name; add one in Studio`);
    return [];
  });

/** Accepts only times with a zone. */
const publicationTimeOf = (value: string | null, report: ImportReport): string | null => {
  if (value === null) return null;
  const isInstant =
    /T\d{2}:\d{2}/.test(value) && /(?:Z|[+-]\d{2}:?\d{2})$/.test(value) && !Number.isNaN(Date.parse(value));
  if (isInstant) return new Date(value).toISOString();
  report.leaveText(value, 'time of publication: it has no zone');
  return null;
};

const languageOf = (tag: string | null): string => {
  const primary = tag?.toLowerCase().split('-')[0] ?? 'en';
  return languages.find(({ value }) => value === primary)?.value ?? 'en';
};

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
