import { trimEnd } from '../text/trimEnd.ts';
import type { ImportReport } from './account/ImportReport.ts';
import type { Page } from './Line.ts';
import type { LineSorter } from './LineSorter.ts';
import type { ToldName } from './LinesAbove.ts';
import { comparable } from './recognise/comparable.ts';
import { findToldDate, type ToldDate } from './recognise/dates.ts';
import { findLanguage } from './recognise/findLanguage.ts';
import { findLabel, typeOfWorkFor } from './recognise/labels.ts';

/** Documents that a story can reference. */
export type Newsroom = {
  sections: { id: string; title: string }[];
  people: { id: string; name: string }[];
  topics: { id: string; title: string }[];
};

export type Reference = { _type: 'reference'; _ref: string; _key?: string };

/** A value of the story, and where the page says it. */
export type ToldField = { field: string; text: string; from: string };

type Subject = { page: Page; newsroom: Newsroom; report: ImportReport };

export type About = ReturnType<typeof aboutOf>;

/** The fields beside headline and text. In their order they report what is missing. */
export const aboutOf = (sorted: LineSorter, subject: Subject) => {
  const { summary, keyPoints, above } = sorted;
  const { page, report } = subject;
  const { facts } = page;
  const section = sectionOf(sorted, subject);
  const standfirst = standfirstOf(sorted, subject);
  const { kicker } = above;
  const topics = topicsOf(subject);
  const bylines = bylinesOf(sorted, subject);
  const isUnsigned = sorted.above.bylineNames.length === 0 && facts.authors.length === 0;
  if (isUnsigned && !above.isBylineEmpty)
    report.leaveMissing('Byline', 'the page names nobody; choose a byline or state that there is none');
  const published = publicationOf(sorted, subject);
  const contacts = sorted.contactNames.flatMap((name) => personOf(name, subject) ?? []);
  const language = languageOf(sorted, subject);
  return {
    fields: {
      ...(kicker && { kicker: sentenceCase(kicker.text) }),
      ...(standfirst && { standfirst }),
      ...(section && { section }),
      ...(topics.length > 0 && { topics }),
      bylines,
      noByline: isUnsigned && above.isBylineEmpty,
      contacts: unique(contacts),
      ...(summary && { summary: summary.text }),
      ...(keyPoints.length > 0 && { keyPoints }),
      typeOfWork: kicker ? typeOfWorkFor(kicker.text) : (facts.typeOfWork ?? 'news'),
      ...(language && { language }),
    },
    publishedAt: published?.instant ?? null,
    told: toldOf(sorted, page, published),
  };
};

const toldOf = (sorted: LineSorter, { facts }: Page, published: ToldDate | null): ToldField[] => {
  const { from } = facts;
  const names = [...facts.authors, ...sorted.above.bylineNames.map(({ name }) => name)];
  const fact = (field: string, text: string | null | undefined, source: string | undefined): ToldField[] =>
    text ? [{ field, text, from: source ?? 'text of the page' }] : [];
  return [
    ...fact('kicker', sorted.above.kicker?.text, sorted.above.kicker?.from),
    ...fact('standfirst', sorted.above.standfirst?.text, sorted.above.standfirst?.from),
    ...fact('description', facts.description, from.description),
    ...fact(
      'section',
      sorted.above.section?.text ?? facts.section,
      sorted.above.section?.from ?? from.section,
    ),
    ...fact('topics', facts.tags.join(', '), from.tags),
    ...fact(
      'byline',
      [...new Map(names.map((name) => [comparable(name), name])).values()].join(', '),
      from.authors,
    ),
    ...fact('published', published?.instant ?? published?.day, from.publishedAt),
    ...fact('summary', sorted.summary?.text, sorted.summary?.from),
    ...fact('type of work', facts.typeOfWork, from.typeOfWork),
    ...fact('language', facts.language, from.language),
    ...fact('address', facts.address, from.address),
    ...fact('outlet', facts.outlet, from.outlet),
    ...fact('lead image', facts.image, from.image),
  ];
};

const reference = (id: string): Reference => ({ _type: 'reference', _ref: id });
const inList = (id: string): Reference => ({ ...reference(id), _key: id.replaceAll(/[^\w-]/g, '') });

const unique = (references: Reference[]): Reference[] => [
  ...new Map(references.map((one) => [one._ref, one])).values(),
];

const sectionOf = (
  { above: { section: shown } }: LineSorter,
  { page: { facts }, newsroom, report }: Subject,
): Reference | null => {
  const idOf = (name: string): string | null =>
    newsroom.sections.find(({ title }) => comparable(title) === comparable(name))?.id ?? null;
  const inText = shown && idOf(shown.text);
  const inData = facts.section === null ? null : idOf(facts.section);
  const missing = 'section: this newsroom has none of that name';
  if (shown?.line) {
    if (inText) report.place('section', shown.line.text);
    else report.leave(shown.line, missing);
  }
  if (facts.section !== null && !inData && !inText) report.leaveText(facts.section, missing);
  if (!shown && facts.section === null)
    report.leaveMissing('Section', 'the page names none; choose one in Studio');
  const id = inData ?? inText;
  return id === null ? null : reference(id);
};

/** Tags become topics only if the newsroom has a topic of that name. */
const topicsOf = ({ page: { facts }, newsroom: { topics }, report }: Subject): Reference[] => {
  const found = topics.filter(({ title }) => facts.tags.some((tag) => comparable(tag) === comparable(title)));
  const others = facts.tags.filter(
    (tag) => !topics.some(({ title }) => comparable(tag) === comparable(title)),
  );
  if (others.length > 0)
    report.leaveText(others.join(', '), 'tags: this newsroom has no topics of these names');
  return unique(found.map(({ id }) => inList(id)));
};

/** A longer one reads like the first paragraph, and that is what it is. */
const maxStandfirstCharacters = 220;

/** The page's description, unless it is a piece of the text. */
const standfirstOf = (sorted: LineSorter, { page: { facts }, report }: Subject): string | null => {
  const { description } = facts;
  if (sorted.above.standfirst !== null) return sorted.above.standfirst.text;
  if (description === null) return null;
  const [first] = sorted.body;
  const begins = comparable(trimEnd(description, ' .…[]'));
  const from = facts.from.description ?? 'metadata';
  const isFirst = first?.level === null && comparable(first.text) === begins && sorted.body.length > 1;
  if (isFirst && first.text.length > maxStandfirstCharacters) {
    report.leaveText(description, 'description: it is the first paragraph of the text');
    return null;
  }
  if (isFirst) {
    sorted.body.shift();
    report.place('standfirst', first.text);
    sorted.above.standfirst = { text: first.text, from };
    return first.text;
  }
  const isCut = /(?:\.{3}|…|\[[.…]+\])$/u.test(description);
  if (
    isCut &&
    begins !== '' &&
    sorted.body.slice(0, 3).some(({ text }) => comparable(text).startsWith(begins))
  ) {
    report.leaveText(description, 'description: it is the beginning of the text, cut off');
    return null;
  }
  const label = sorted.above.kicker === null ? findLabel(description) : null;
  const text = label?.rest ?? description;
  if (label?.rest) sorted.above.kicker = { text: label.label, from };
  sorted.above.standfirst = { text, from };
  return text;
};

const personOf = (name: string, { newsroom: { people } }: Subject): Reference | null => {
  const person = people.find((known) => comparable(known.name) === comparable(name));
  return person ? inList(person.id) : null;
};

/** Each person once: pages name their authors in several places. */
const bylinesOf = (sorted: LineSorter, subject: Subject): Reference[] => {
  const { report, page } = subject;
  const names: ToldName[] = [...sorted.above.bylineNames];
  for (const name of page.facts.authors)
    if (!names.some((one) => comparable(one.name) === comparable(name))) names.push({ name, line: null });
  return unique(
    names.flatMap(({ name, line }) => {
      const person = personOf(name, subject);
      const missing = 'byline: no contact of this newsroom has that name; add one in Studio';
      if (person && line) report.place('byline', name);
      else if (!person && line) report.leave({ ...line, text: name }, missing);
      else if (!person) report.leaveText(name, missing);
      return person ?? [];
    }),
  );
};

/** Only a time with a zone is a moment. */
const publicationOf = (sorted: LineSorter, { page: { facts }, report }: Subject): ToldDate | null => {
  // The line itself was left over: it has no zone.
  if (facts.publishedAt === null) return sorted.above.shownDate;
  const told = findToldDate(facts.publishedAt);
  if (told?.instant) return told;
  report.leaveText(facts.publishedAt, 'time of publication: it has no zone');
  return told;
};

const languageOf = (sorted: LineSorter, { page: { facts }, report }: Subject): string | null => {
  const language = findLanguage(facts.language, sorted.body.map(({ text }) => text).join('\n'));
  if (language) return language;
  if (facts.language === null)
    report.leaveMissing('Language', 'neither the page nor its words tell it; choose one in the draft');
  else report.leaveText(facts.language, 'language: stories have none of that name; choose one in the draft');
  return null;
};

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
