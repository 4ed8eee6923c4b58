import type { ImportReport } from './account/ImportReport.ts';
import { textWithout, wordsIn } from './account/words.ts';
import type { Line, Page } from './Line.ts';
import { comparable } from './recognise/comparable.ts';
import { findContacts } from './recognise/contacts.ts';
import { type Credits, findCredits } from './recognise/credits.ts';
import { findToldDate, type ToldDate } from './recognise/dates.ts';
import { junkReason } from './recognise/junk.ts';
import { findLabel } from './recognise/labels.ts';
import { namesIn } from './recognise/namesIn.ts';
import { findSummary, isKeyPointsHeading, isSummaryHeading } from './recognise/summaries.ts';
import { type Region, regionsOf } from './regions.ts';

/** Names of documents that a story can reference. */
type KnownNames = { sections: string[]; people: string[] };

type Subject = { page: Page; headline: string; names: KnownNames; report: ImportReport };

/** A value, and where it is from. */
export type Told = { text: string; from: string };

/** A name that the page tells, and the line that it is on. */
export type ToldName = { name: string; line: Line | null };

/** The reason of what is on the page and around the story. */
export const outside = 'it is outside the story';

const maxDateCharacters = 100;
const minStandfirstCharacters = 40;
/** Rows of links are menus. */
const minLinksInMenu = 3;
const bylineWords = new Set(
  'words written reported story author by published posted first updated last modified on at in and with'.split(
    ' ',
  ),
);

/** Sorts the lines of a page by the field that they belong to. The first value of a field counts. */
export class LineSorter {
  kicker: Told | null = null;
  standfirst: Told | null = null;
  summary: Told | null = null;
  section: (Told & { line: Line | null }) | null = null;
  /** The first date beside the headline. */
  shownDate: ToldDate | null = null;
  /** The page has a byline without a name. */
  isBylineEmpty = false;
  readonly bylineNames: ToldName[] = [];
  readonly contactNames: string[] = [];
  readonly keyPoints: string[] = [];
  readonly body: Line[] = [];
  /** Lines that fit no field. */
  readonly #spare: Line[] = [];
  readonly #subject: Subject;
  readonly #regions: Map<Line, Region>;
  #hasHeadline = false;
  #isTimeKnown: boolean;
  /** The field whose heading was the last one. */
  #collecting: 'summary' | 'keyPoints' | null = null;

  constructor(subject: Subject) {
    const { page, headline } = subject;
    this.#subject = subject;
    this.#regions = regionsOf(page.lines, headline);
    this.#isTimeKnown = page.facts.publishedAt !== null;
    const label = findLabel(headline);
    if (label?.rest) this.kicker = { text: label.label, from: 'headline' };
    for (const line of page.lines) this.#sort(line);
    this.#findStandfirst();
    this.#reportSpareLines();
  }

  #sort(line: Line): void {
    const region = this.#regions.get(line) ?? 'outside';
    if (this.#takeHeadline(line, region) || this.#dropTags(line, region)) return;
    if (region === 'text') {
      if (!line.isBody) this.#spare.push(line);
      else if (!this.#takeSummary(line) && !this.#takeContacts(line)) this.#takeText(line);
      return;
    }
    if (this.#dropJunk(line) || (region !== 'outside' && this.#takeSummary(line))) return;
    if (region === 'above' && this.#takeAbove(line)) return;
    if (region === 'behind' && this.#takeContacts(line)) return;
    if (region === 'behind' && line.isBody) this.#takeText(line);
    else this.#spare.push(line);
  }

  get #report(): ImportReport {
    return this.#subject.report;
  }

  #takeHeadline(line: Line, region: Region): boolean {
    const { headline } = this.#subject;
    if (headline === '' || comparable(line.text) !== comparable(headline)) return false;
    if (region === 'text' && line.level === null) return false;
    if (this.#hasHeadline) {
      this.#report.drop(line, 'the headline again');
      return true;
    }
    this.#hasHeadline = true;
    const label = findLabel(line.text);
    if (label?.rest) this.#report.place('kicker', label.label);
    this.#report.place('headline', label?.rest ?? line.text);
    return true;
  }

  /** Tags below a story are in its data, too. A category above it may be its section. */
  #dropTags(line: Line, region: Region): boolean {
    if (line.role !== 'tags' || region === 'above' || region === 'text') return false;
    this.#report.drop(line, 'the tags of the page');
    return true;
  }

  #dropJunk(line: Line): boolean {
    const reason = junkReason(line.text);
    if (reason) this.#report.drop(line, reason);
    return reason !== null;
  }

  #takeSummary(line: Line): boolean {
    const summary = findSummary(line.text);
    if (!summary) return false;
    if (this.summary !== null) {
      this.#report.leave(line, 'the page has another summary');
      return true;
    }
    this.summary = { text: summary, from: 'text of the page' };
    this.#report.place('summary', summary);
    this.#report.dropWords(textWithout(line.text, [summary]), 'the name of a field');
    return true;
  }

  /** Credits, label, section and standfirst stand above the text, and never in a menu. */
  #takeAbove(line: Line): boolean {
    if (this.#isInMenu(line)) return false;
    if (line.text.length <= maxDateCharacters) this.shownDate ??= findToldDate(line.text);
    return (
      this.#takeByline(line) ||
      this.#takeCredits(line) ||
      this.#takeLabel(line) ||
      this.#takeSection(line) ||
      this.#takeStandfirst(line)
    );
  }

  #isInMenu(line: Line): boolean {
    if (line.isFurniture || line.list !== null) return true;
    if (!line.isLink) return false;
    const { lines } = this.#subject.page;
    const index = lines.indexOf(line);
    let [from, to] = [index, index];
    while (lines[from - 1]?.isLink) from -= 1;
    while (lines[to + 1]?.isLink) to += 1;
    return to - from + 1 >= minLinksInMenu;
  }

  /** A line that the markup calls a byline, or that is a name of the page's data. */
  #takeByline(line: Line): boolean {
    const { authors } = this.#subject.page.facts;
    const names = namesIn(line.text);
    const isKnown =
      names.length > 0 &&
      names.every((name) => authors.some((author) => comparable(author) === comparable(name)));
    if (!isKnown) return false;
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
    const { counter, names, rest, date, time } = credits;
    if (counter) this.#report.drop({ ...line, text: counter }, 'a counter');
    if (names?.length === 0) this.isBylineEmpty = true;
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
    const { sections } = this.#subject.names;
    if (sections.some((name) => comparable(name) === comparable(line.text))) this.#placeSection(line);
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
    const rest = textWithout(line.text, pieces);
    if (wordsIn(rest).every((word) => bylineWords.has(word.toLowerCase())))
      this.#report.dropWords(rest, 'words around a byline');
    else this.#report.leave({ ...line, text: rest }, 'it is beside the byline and fits no field');
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

  #takeContacts(line: Line): boolean {
    const found =
      line.isQuote || line.level !== null ? null : findContacts(line.text, this.#subject.names.people);
    if (!found) return false;
    this.contactNames.push(...found.names);
    if (!found.isWhole) return false;
    const names = found.names.map((name) => wordsOf(line.text, name));
    for (const name of names) this.#report.place('contacts', name);
    const rest = textWithout(line.text, names);
    this.#report.drop(line, 'the story shows the channels of its contacts', rest);
    return true;
  }

  #takeLabel(line: Line): boolean {
    const label = findLabel(line.text);
    if (!label || (this.kicker !== null && comparable(this.kicker.text) !== comparable(label.label)))
      return false;
    this.kicker ??= { text: label.label, from: 'beside the headline' };
    this.#report.place('kicker', label.label);
    if (!label.rest) return true;
    const rest = { ...line, text: label.rest };
    if (this.standfirst === null) this.#placeStandfirst(rest, 'below the headline');
    else this.#report.leave(rest, 'the page has another standfirst');
    return true;
  }

  #placeStandfirst({ text }: Line, from: string): void {
    this.standfirst = { text, from };
    this.#report.place('standfirst', text);
  }

  #takeSection(line: Line): boolean {
    const section = this.#subject.names.sections.find((name) => comparable(name) === comparable(line.text));
    if (section === undefined) return false;
    this.#placeSection(line);
    return true;
  }

  #takeStandfirst(line: Line): boolean {
    const { description } = this.#subject.page.facts;
    const isDescription = description !== null && comparable(line.text) === comparable(description);
    const isMarked =
      line.role === 'standfirst' &&
      line.text.length >= minStandfirstCharacters &&
      !(line.level !== null && this.#hasLabelledLine);
    if (this.standfirst !== null || !(isDescription || isMarked)) return false;
    this.#placeStandfirst(line, isMarked ? 'marked as standfirst' : 'description above the text');
    return true;
  }

  /** A line such as “Exclusive: …” is the standfirst, and a heading beside it another headline. */
  get #hasLabelledLine(): boolean {
    return this.#subject.page.lines.some(
      (line) => this.#regions.get(line) === 'above' && findLabel(line.text)?.rest,
    );
  }

  #takeText(line: Line): void {
    const heading = isSummaryHeading(line.text)
      ? 'summary'
      : isKeyPointsHeading(line.text)
        ? 'keyPoints'
        : null;
    if (line.level !== null || heading) this.#collecting = heading;
    if (heading && this.#isFollowed(line, heading)) {
      this.#report.dropWords(line.text, 'the name of a field');
      return;
    }
    if (this.#collecting === 'keyPoints' && line.list) {
      this.keyPoints.push(line.text);
      this.#report.place('key points', line.text);
    } else if (this.#collecting === 'summary' && !line.list && line.level === null && this.summary === null) {
      this.summary = { text: line.text, from: 'text below “Summary”' };
      this.#report.place('summary', line.text);
    } else this.body.push(line);
  }

  /** True if what the heading names is below it. Otherwise it is a heading like others. */
  #isFollowed(line: Line, field: 'summary' | 'keyPoints'): boolean {
    const next = this.#subject.page.lines.find(({ number, isBody }) => number > line.number && isBody);
    if (!next || next.level !== null) return false;
    return field === 'keyPoints' ? next.list !== null : next.list === null && this.summary === null;
  }

  /** A long line above the text; else the page's description, if it is no piece of the text. */
  #findStandfirst(): void {
    if (this.standfirst !== null) return;
    const at = this.#spare.findLastIndex(
      (line) => this.#isAboveText(line) && line.level === null && line.text.length >= minStandfirstCharacters,
    );
    const [line] = at < 0 ? [] : this.#spare.splice(at, 1);
    if (line) this.#placeStandfirst(line, 'above the text');
  }

  #reportSpareLines(): void {
    for (const line of this.#spare)
      this.#report.leave(
        line,
        this.#isAboveText(line) || this.#isBesideHeadline(line)
          ? 'it is above the text; another headline or standfirst?'
          : outside,
      );
  }

  /** The extractor may leave out another headline. Shorter lines are controls. */
  #isBesideHeadline(line: Line): boolean {
    return (
      this.#regions.get(line) === 'above' &&
      this.#hasHeadline &&
      !this.#isInMenu(line) &&
      line.text.length >= minStandfirstCharacters
    );
  }

  #isAboveText(line: Line): boolean {
    return this.#regions.get(line) === 'above' && line.isBody;
  }
}

/** A name as it is written in the text. */
const wordsOf = (text: string, name: string): string => {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  return at < 0 ? '' : text.slice(at, at + name.length);
};
