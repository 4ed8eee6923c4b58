import type { ImportReport } from './account/ImportReport.ts';
import { textWithout, wordsIn } from './account/words.ts';
import type { Line, Page } from './Line.ts';
import {
  findBylineOpening,
  hasBylineOpening,
  openingWords,
  splitAtPrefix,
} from './recognise/bylineOpening.ts';
import { comparable } from './recognise/comparable.ts';
import { type Credits, findCredits, isNameAlone } from './recognise/credits.ts';
import { findToldDate, type ToldDate } from './recognise/dates.ts';
import { findLabel } from './recognise/labels.ts';
import { namesIn, signedNamesIn } from './recognise/namesIn.ts';

/** A value, and where it is from. */
export type Told = { text: string; from: string };

/** A name that the page tells, and the line that it is on. */
export type ToldName = { name: string; line: Line | null };

type Subject = {
  page: Page;
  headline: string;
  sections: string[];
  /** Names of the newsroom's people. */
  people: string[];
  report: ImportReport;
  /** True for a line above the text. */
  isAbove: (line: Line) => boolean;
};

const maxDateCharacters = 100;
export const minStandfirstCharacters = 40;
/** What the markup calls a standfirst may be short, but a word or two are a label. */
const minWordsOfMarked = 3;
/** Rows of links are menus. */
const minLinksInMenu = 3;
const around = 'words around a byline';
const bylineWords = new Set([
  ...openingWords,
  ...'published posted first updated last modified on at in'.split(' '),
]);

/** Reads the fields that stand above a text: label, byline, section, time and standfirst. The first of each counts. */
export class LinesAbove {
  kicker: Told | null = null;
  standfirst: Told | null = null;
  section: (Told & { line: Line | null }) | null = null;
  /** The first date beside the headline. */
  shownDate: ToldDate | null = null;
  /** The page has a byline that names nobody. */
  isBylineEmpty = false;
  /** The line with nothing but “Written by”. */
  #bareByline: Line | null = null;
  readonly bylineNames: ToldName[] = [];
  readonly #subject: Subject;
  /** A line such as “Exclusive: …” is the standfirst, and a heading beside it another headline. */
  readonly #hasLabelledLine: boolean;
  #isTimeKnown: boolean;

  constructor(subject: Subject) {
    const { page, headline, isAbove } = subject;
    this.#subject = subject;
    this.#isTimeKnown = page.facts.publishedAt !== null;
    this.#hasLabelledLine = page.lines.some((line) => isAbove(line) && findLabel(line.text)?.rest);
    const label = findLabel(headline);
    if (label?.rest) this.kicker = { text: label.label, from: 'headline' };
  }

  get #report(): ImportReport {
    return this.#subject.report;
  }

  /** Credits, label, section and standfirst stand above the text, and never in a menu. */
  take(line: Line): boolean {
    if (isInMenu(line, this.#subject.page.lines)) return false;
    if (line.text.length <= maxDateCharacters) this.shownDate ??= findToldDate(line.text);
    return (
      this.#takeByline(line) ||
      this.#takeNameBelow(line) ||
      this.#takeCredits(line) ||
      this.#takeLabel(line) ||
      this.#takeSection(line) ||
      this.#takeStandfirst(line)
    );
  }

  /** A line with names of the page's data, or such as “by jane roe” with names of the newsroom. */
  #takeByline(line: Line): boolean {
    const { page, people } = this.#subject;
    const known = hasBylineOpening(line.text) ? [...page.facts.authors, ...people] : page.facts.authors;
    const isKnown = (name: string) => known.some((one) => comparable(one) === comparable(name));
    const whole = namesIn(line.text.slice(findBylineOpening(line.text)?.length ?? 0));
    // A name may begin with the letter of “and”, so the parts count only if all are known.
    const names = whole.every(isKnown) ? whole : whole.flatMap(splitAtPrefix);
    if (names.length === 0 || !names.every(isKnown)) return false;
    this.#placeNames(names, line);
    this.#reportRest(line, names);
    return true;
  }

  /** The name is on the line below “Written by”. */
  #takeNameBelow(line: Line): boolean {
    const { lines } = this.#subject.page;
    if (this.#bareByline === null || lines[lines.indexOf(line) - 1] !== this.#bareByline) return false;
    if (!isNameAlone(line.text) || this.#isSection(line)) return false;
    const names = signedNamesIn(line.text);
    this.isBylineEmpty = false;
    this.#placeNames(names, line);
    this.#reportRest(line, names);
    return true;
  }

  #placeNames(names: string[], line: Line): void {
    for (const name of names) {
      const known = this.bylineNames.some((one) => comparable(one.name) === comparable(name));
      if (known) this.#report.dropWords(name, 'the byline again');
      else this.bylineNames.push({ name, line });
    }
  }

  #takeCredits(line: Line): boolean {
    const credits = findCredits(line.text);
    if (!credits) return false;
    const { counter, names, isNameless, rest, date, time } = credits;
    if (counter) this.#report.drop({ ...line, text: counter }, 'a counter');
    if (isNameless) this.isBylineEmpty = true;
    if (isNameless && !counter && !date && !time && rest.length === 0) this.#bareByline = line;
    this.#placeNames(names ?? [], line);
    this.#reportTime(line, credits);
    for (const text of rest) this.#takeBesideByline({ ...line, text });
    this.#reportRest(line, [
      ...(names ?? []),
      ...rest,
      ...[counter, date, time].flatMap((text) => text ?? []),
    ]);
    return true;
  }

  #takeBesideByline(line: Line): void {
    if (this.#isSection(line)) this.#placeSection(line);
    else if (this.section === null && this.#subject.page.facts.section === null)
      this.section = { text: line.text, from: 'beside the byline', line };
    else this.#report.leave(line, 'it is beside the byline and fits no field');
  }

  #placeSection(line: Line): void {
    if (this.section !== null && comparable(this.section.text) !== comparable(line.text))
      this.#report.leave(line, 'the page names another section');
    else if (this.section !== null) this.#report.dropWords(line.text, 'the section again');
    else this.section = { text: line.text, from: 'beside the headline', line };
  }

  /** What is left of a line when its pieces have been reported. */
  #reportRest(line: Line, pieces: string[]): void {
    const opening = findBylineOpening(line.text)?.length ?? 0;
    const begin = line.text.slice(0, opening);
    const rest = textWithout(line.text.slice(opening), pieces);
    if (wordsIn(rest).every((word) => bylineWords.has(word.toLowerCase()))) {
      this.#report.dropWords(`${begin} ${rest}`, around);
      return;
    }
    this.#report.dropWords(begin, around);
    const text = rest.replace(/^[,;:|·•&–—\s-]+/u, '');
    this.#report.leave({ ...line, text }, 'it is beside the byline and fits no field');
  }

  /** Dates in text have no certain zone, so no field takes them. */
  #reportTime(line: Line, { date, time }: Credits): void {
    const text = [date, time].filter(Boolean).join(', ');
    if (text === '') return;
    if (this.#isTimeKnown) {
      this.#report.dropWords(text, 'the time of publication again');
      return;
    }
    this.#isTimeKnown = true;
    const lacks = !date ? 'it has no date and no zone' : !time ? 'it has no time' : 'its zone is not certain';
    this.#report.leave({ ...line, text }, `time of publication: ${lacks}`);
  }

  #takeLabel(line: Line): boolean {
    const label = findLabel(line.text);
    if (!label || (this.kicker !== null && comparable(this.kicker.text) !== comparable(label.label)))
      return false;
    this.kicker ??= { text: label.label, from: 'beside the headline' };
    this.#report.place('kicker', label.label);
    if (!label.rest) return true;
    const rest = { ...line, text: label.rest };
    if (this.standfirst === null) this.placeStandfirst(rest, 'below the headline');
    else this.#report.leave(rest, 'the page has another standfirst');
    return true;
  }

  placeStandfirst({ text }: Line, from: string): void {
    this.standfirst = { text, from };
    this.#report.place('standfirst', text);
  }

  #takeSection(line: Line): boolean {
    if (!this.#isSection(line)) return false;
    this.#placeSection(line);
    return true;
  }

  #isSection({ text }: Line): boolean {
    return this.#subject.sections.some((name) => comparable(name) === comparable(text));
  }

  #takeStandfirst(line: Line): boolean {
    const { description } = this.#subject.page.facts;
    const isDescription = description !== null && comparable(line.text) === comparable(description);
    const isMarked =
      (line.role === 'standfirst'
        ? wordsIn(line.text).length >= minWordsOfMarked
        : line.role === 'lead' && line.text.length >= minStandfirstCharacters) &&
      !(line.level !== null && this.#hasLabelledLine);
    if (this.standfirst !== null || !(isDescription || isMarked)) return false;
    this.placeStandfirst(line, isMarked ? 'marked as standfirst' : 'description above the text');
    return true;
  }
}

/** Menus are lists, or rows of links. */
export const isInMenu = (line: Line, lines: Line[]): boolean => {
  if (line.isFurniture || line.list !== null) return true;
  if (!line.isLink) return false;
  const index = lines.indexOf(line);
  let [from, to] = [index, index];
  while (lines[from - 1]?.isLink) from -= 1;
  while (lines[to + 1]?.isLink) to += 1;
  return to - from + 1 >= minLinksInMenu;
};
