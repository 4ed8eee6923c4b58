import { slugFor } from '../text/slugFor.ts';
import { languages } from '../vocabulary.ts';
import { bodyOf } from './bodyOf.ts';
import { type Block, comparable, type Line, type Page } from './Line.ts';
import {
  findContactNames,
  findCredits,
  findLabel,
  findSummary,
  isKeyPointsHeading,
  isSummaryHeading,
  junkReason,
  typeOfWorkFor,
} from './recognise.ts';
import { findHeadline, topOf } from './topOf.ts';

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

/** `line` is the line on the page, or null if the note is about no line. */
export type Note = { line: number | null; text: string; reason: string };
export type Report = { dropped: Note[]; unplaced: Note[] };

const reference = (id: string): Reference => ({ _type: 'reference', _ref: id });

/**
 * Sorts the lines of an article page into the fields of a draft. Lines that are not part of the story are dropped,
 * and those that fit no field are left out. Both are reported. Nothing is invented.
 *
 * @returns null if the page has no headline and no text.
 */
export const importArticle = (
  page: Page,
  newsroom: Newsroom,
): { fields: ImportedFields; report: Report } | null => {
  const { lines, facts } = page;
  const found = findHeadline(page);
  if (!found) return null;
  const report: Report = {
    dropped: [],
    unplaced: page.leftOut.map((text) => ({
      line: null,
      text,
      reason: 'not imported; add it in Studio',
    })),
  };
  const drop = (line: Line, reason: string) =>
    report.dropped.push({ line: line.number, text: line.text, reason });
  const leave = (line: Line, reason: string) =>
    report.unplaced.push({ line: line.number, text: line.text, reason });

  const label = findLabel(found);
  const headline = label?.rest ?? found;
  let kicker = label?.rest ? label.label : undefined;
  let standfirst: string | undefined;
  let summary: string | undefined;
  const keyPoints: string[] = [];
  const contactNames: string[] = [];
  const bylineNames: string[] = [...facts.authors];
  let isByLineEmpty = false;
  let sectionName = facts.section;
  let isTimeKnown = facts.publishedAt !== null;
  const body: Line[] = [];
  const spare: Line[] = [];
  let hasHeadline = false;
  let collecting: 'summary' | 'keyPoints' | null = null;
  const top = topOf(lines, found);

  const takeCredits = (line: Line, isTop: boolean): boolean => {
    const credits = findCredits(line.text, isTop);
    if (!credits) return false;
    if (credits.counter) drop({ ...line, text: credits.counter }, 'a counter');
    if (credits.names?.length === 0) isByLineEmpty = true;
    for (const name of credits.names ?? [])
      if (!bylineNames.some((known) => comparable(known) === comparable(name))) bylineNames.push(name);
    if (!isTimeKnown && (credits.date || credits.time)) {
      isTimeKnown = true;
      const lacks = !credits.date
        ? 'it has no date and no zone'
        : !credits.time
          ? 'it has no time'
          : 'its zone is not certain';
      leave(
        { ...line, text: [credits.date, credits.time].filter(Boolean).join(', ') },
        `time of publication: ${lacks}`,
      );
    }
    for (const rest of credits.rest) {
      if (sectionName === null || comparable(sectionName) === comparable(rest)) sectionName = rest;
      else leave({ ...line, text: rest }, 'it is beside the byline and fits no field');
    }
    return true;
  };

  /** Fields that can occur anywhere on the page. */
  const takeAnywhere = (line: Line, isTop: boolean): boolean => {
    if (comparable(line.text) === comparable(found)) {
      if (hasHeadline) drop(line, 'the headline again');
      hasHeadline = true;
      return true;
    }
    const reason = junkReason(line.text);
    if (reason) {
      drop(line, reason);
      return true;
    }
    const briefly = findSummary(line.text);
    if (briefly) {
      if (summary === undefined) summary = briefly;
      else leave(line, 'the page has another summary');
      return true;
    }
    if ((isTop || line.level === null) && takeCredits(line, isTop)) return true;
    const names = isTop
      ? null
      : findContactNames(
          line.text,
          newsroom.people.map(({ name }) => name),
        );
    if (names) contactNames.push(...names);
    return names !== null;
  };

  const takeTop = (line: Line): boolean => {
    const labelled = findLabel(line.text);
    if (labelled && (kicker === undefined || comparable(kicker) === comparable(labelled.label))) {
      kicker = labelled.label;
      if (labelled.rest) standfirst ??= labelled.rest;
      return true;
    }
    const section = newsroom.sections.find(({ title }) => comparable(title) === comparable(line.text));
    if (!section) return false;
    sectionName ??= section.title;
    return true;
  };

  for (const line of lines) {
    const isTop = top.has(line);
    if (takeAnywhere(line, isTop)) continue;
    if (isTop) {
      if (!takeTop(line)) spare.push(line);
      continue;
    }
    if (line.level !== null || isSummaryHeading(line.text) || isKeyPointsHeading(line.text)) {
      collecting = isSummaryHeading(line.text)
        ? 'summary'
        : isKeyPointsHeading(line.text)
          ? 'keyPoints'
          : null;
      if (collecting) continue;
    }
    if (collecting === 'keyPoints' && line.list) keyPoints.push(line.text);
    else if (collecting === 'summary' && !line.list && summary === undefined) summary = line.text;
    else if (line.isBody) body.push(line);
    else spare.push(line);
  }

  const isDescription = (line: Line | undefined): line is Line =>
    line !== undefined &&
    line.level === null &&
    facts.description !== null &&
    comparable(line.text) === comparable(facts.description);
  if (standfirst === undefined && isDescription(body[0])) standfirst = body.shift()?.text;
  if (standfirst === undefined) {
    const at = spare.findLastIndex((line) => top.has(line) && line.isBody && line.text.length >= 40);
    standfirst = at < 0 ? undefined : spare.splice(at, 1)[0]?.text;
  }
  for (const line of spare)
    leave(
      line,
      top.has(line) && line.isBody
        ? 'it is above the text; another headline or standfirst?'
        : 'it is outside the story',
    );

  const people = (names: string[], field: string): Reference[] =>
    names.flatMap((name) => {
      const person = newsroom.people.find((known) => comparable(known.name) === comparable(name));
      if (!person)
        report.unplaced.push({
          line: null,
          text: name,
          reason: `${field}: no contact of this newsroom has that name; add one in Studio`,
        });
      return person ? [{ ...reference(person.id), _key: person.id.replaceAll(/[^\w-]/g, '') }] : [];
    });
  const section = newsroom.sections.find(
    ({ title }) => sectionName !== null && comparable(title) === comparable(sectionName),
  );
  if (!section)
    report.unplaced.push(
      sectionName === null
        ? { line: null, text: 'Section', reason: 'the page names none; choose one in Studio' }
        : { line: null, text: sectionName, reason: 'section: this newsroom has none of that name' },
    );
  const bylines = people(bylineNames, 'byline');
  if (bylineNames.length === 0 && !isByLineEmpty)
    report.unplaced.push({
      line: null,
      text: 'Byline',
      reason: 'the page names nobody; choose a byline or state that there is none',
    });

  const instant = instantOf(facts.publishedAt);
  if (facts.publishedAt !== null && instant === null)
    report.unplaced.push({
      line: null,
      text: facts.publishedAt,
      reason: 'time of publication: it has no zone',
    });

  return {
    fields: {
      headline,
      slug: { _type: 'slug', current: slugFor(headline) },
      ...(kicker && { kicker: sentenceCase(kicker) }),
      ...(standfirst && { standfirst }),
      ...(section && { section: reference(section.id) }),
      bylines,
      noByline: bylineNames.length === 0 && isByLineEmpty,
      contacts: people(contactNames, 'contact'),
      body: bodyOf(body, leave),
      ...(summary && { summary }),
      ...(keyPoints.length > 0 && { keyPoints }),
      typeOfWork: typeOfWorkFor(kicker ?? null),
      language: languageOf(facts.language),
      ...(instant && { firstPublishedAt: instant }),
    },
    report,
  };
};

/** Accepts only times with a zone. */
const instantOf = (value: string | null): string | null =>
  value !== null &&
  /T\d{2}:\d{2}/.test(value) &&
  /(?:Z|[+-]\d{2}:?\d{2})$/.test(value) &&
  !Number.isNaN(Date.parse(value))
    ? new Date(value).toISOString()
    : null;

const languageOf = (tag: string | null): string => {
  const primary = tag?.toLowerCase().split('-')[0] ?? 'en';
  return languages.find(({ value }) => value === primary)?.value ?? 'en';
};

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
