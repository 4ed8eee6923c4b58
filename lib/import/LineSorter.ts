import type { ImportReport } from './ImportReport.ts';
import { comparable, type Line, type Page } from './Line.ts';
import {
  type Credits,
  findContactNames,
  findCredits,
  findLabel,
  findSummary,
  isKeyPointsHeading,
  isSummaryHeading,
  junkReason,
} from './recognise.ts';
import { topOf } from './topOf.ts';

/** Names of documents that a story can reference. */
type KnownNames = { sections: string[]; people: string[] };

type Subject = { page: Page; headline: string; names: KnownNames; report: ImportReport };

/** Sorts the lines of a page by the field that they belong to. The first value of a field counts. */
export class LineSorter {
  kicker: string | undefined;
  standfirst: string | undefined;
  summary: string | undefined;
  sectionName: string | null;
  /** The page has a byline without a name. */
  isBylineEmpty = false;
  readonly bylineNames: string[];
  readonly contactNames: string[] = [];
  readonly keyPoints: string[] = [];
  readonly body: Line[] = [];
  /** Lines that fit no field. */
  readonly #spare: Line[] = [];
  readonly #subject: Subject;
  readonly #top: Set<Line>;
  #hasHeadline = false;
  #isTimeKnown: boolean;
  /** The field whose heading was the last one. */
  #collecting: 'summary' | 'keyPoints' | null = null;

  constructor(subject: Subject) {
    const { page, headline } = subject;
    const label = findLabel(headline);
    this.#subject = subject;
    this.#top = topOf(page.lines, headline);
    this.#isTimeKnown = page.facts.publishedAt !== null;
    this.kicker = label?.rest ? label.label : undefined;
    this.sectionName = page.facts.section;
    this.bylineNames = [...page.facts.authors];
    for (const line of page.lines) this.#sort(line);
    this.#findStandfirst();
    this.#reportSpareLines();
  }

  #sort(line: Line): void {
    const isTop = this.#top.has(line);
    if (this.#takeAnywhere(line, isTop)) return;
    if (!isTop) this.#takeText(line);
    else if (!this.#takeTop(line)) this.#spare.push(line);
  }

  /** Fields that can occur anywhere on the page. */
  #takeAnywhere(line: Line, isTop: boolean): boolean {
    return (
      this.#takeHeadline(line) ||
      this.#dropJunk(line) ||
      this.#takeSummary(line) ||
      ((isTop || line.level === null) && this.#takeCredits(line, isTop)) ||
      (!isTop && this.#takeContacts(line))
    );
  }

  #takeHeadline(line: Line): boolean {
    if (comparable(line.text) !== comparable(this.#subject.headline)) return false;
    if (this.#hasHeadline) this.#subject.report.drop(line, 'the headline again');
    this.#hasHeadline = true;
    return true;
  }

  #dropJunk(line: Line): boolean {
    const reason = junkReason(line.text);
    if (reason) this.#subject.report.drop(line, reason);
    return reason !== null;
  }

  #takeSummary(line: Line): boolean {
    const summary = findSummary(line.text);
    if (!summary) return false;
    if (this.summary === undefined) this.summary = summary;
    else this.#subject.report.leave(line, 'the page has another summary');
    return true;
  }

  #takeCredits(line: Line, isTop: boolean): boolean {
    const credits = findCredits(line.text, isTop);
    if (!credits) return false;
    const { counter, names, rest } = credits;
    if (counter) this.#subject.report.drop({ ...line, text: counter }, 'a counter');
    if (names?.length === 0) this.isBylineEmpty = true;
    for (const name of names ?? [])
      if (!this.bylineNames.some((known) => comparable(known) === comparable(name)))
        this.bylineNames.push(name);
    this.#reportTime(line, credits);
    for (const text of rest) {
      if (this.sectionName === null || comparable(this.sectionName) === comparable(text))
        this.sectionName = text;
      else this.#subject.report.leave({ ...line, text }, 'it is beside the byline and fits no field');
    }
    return true;
  }

  /** Dates in text have no certain zone, so no field takes them. */
  #reportTime(line: Line, { date, time }: Credits): void {
    if (this.#isTimeKnown || !(date || time)) return;
    this.#isTimeKnown = true;
    const lacks = !date ? 'it has no date and no zone' : !time ? 'it has no time' : 'its zone is not certain';
    this.#subject.report.leave(
      { ...line, text: [date, time].filter(Boolean).join(', ') },
      `time of publication: ${lacks}`,
    );
  }

  #takeContacts(line: Line): boolean {
    const names = findContactNames(line.text, this.#subject.names.people);
    if (!names) return false;
    this.contactNames.push(...names);
    this.#subject.report.drop(line, 'the story shows the channels of its contacts');
    return true;
  }

  #takeTop(line: Line): boolean {
    const label = findLabel(line.text);
    if (label && (this.kicker === undefined || comparable(this.kicker) === comparable(label.label))) {
      this.kicker = label.label;
      if (label.rest) this.standfirst ??= label.rest;
      return true;
    }
    const section = this.#subject.names.sections.find((name) => comparable(name) === comparable(line.text));
    if (section === undefined) return false;
    this.sectionName ??= section;
    return true;
  }

  #takeText(line: Line): void {
    const heading = isSummaryHeading(line.text)
      ? 'summary'
      : isKeyPointsHeading(line.text)
        ? 'keyPoints'
        : null;
    if (line.level !== null || heading) this.#collecting = heading;
    if (heading) return;
    if (this.#collecting === 'keyPoints' && line.list) this.keyPoints.push(line.text);
    else if (this.#collecting === 'summary' && !line.list && this.summary === undefined)
      this.summary = line.text;
    else if (line.isBody) this.body.push(line);
    else this.#spare.push(line);
  }

  /** A first paragraph that is the page's description, or a long line above the text. */
  #findStandfirst(): void {
    const { description } = this.#subject.page.facts;
    const [first] = this.body;
    if (this.standfirst !== undefined) return;
    if (first?.level === null && description !== null && comparable(first.text) === comparable(description)) {
      this.standfirst = this.body.shift()?.text;
      return;
    }
    const at = this.#spare.findLastIndex((line) => this.#isAboveText(line) && line.text.length >= 40);
    if (at >= 0) this.standfirst = this.#spare.splice(at, 1)[0]?.text;
  }

  #reportSpareLines(): void {
    for (const line of this.#spare)
      this.#subject.report.leave(
        line,
        this.#isAboveText(line)
          ? 'it is above the text; another headline or standfirst?'
          : 'it is outside the story',
      );
  }

  #isAboveText(line: Line): boolean {
    return this.#top.has(line) && line.isBody;
  }
}
