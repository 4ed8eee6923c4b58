import type { ImportReport } from './account/ImportReport.ts';
import { holdsLetters, textWithout } from './account/words.ts';
import type { Line, Page } from './Line.ts';
import { isInMenu, LinesAbove, minStandfirstCharacters, type Told } from './LinesAbove.ts';
import { comparable } from './recognise/comparable.ts';
import { findContacts } from './recognise/contacts.ts';
import { junkReason } from './recognise/junk.ts';
import { findLabel } from './recognise/labels.ts';
import { endsAsSentence } from './recognise/sentences.ts';
import { findSummary, isKeyPointsHeading, isSummaryHeading } from './recognise/summaries.ts';
import { type Region, regionsOf } from './regions.ts';

/** Names of documents that a story can reference. */
type KnownNames = { sections: string[]; people: string[] };

type Subject = { page: Page; headline: string; names: KnownNames; report: ImportReport };

/** The reason of what is on the page and around the story. */
export const outside = 'it is outside the story';

/** Sorts the lines of a page by the field that they belong to. The first value of a field counts. */
export class LineSorter {
  readonly above: LinesAbove;
  summary: Told | null = null;
  readonly contactNames: string[] = [];
  readonly keyPoints: string[] = [];
  readonly body: Line[] = [];
  /** Lines that fit no field. */
  readonly #spare: Line[] = [];
  readonly #subject: Subject;
  readonly #regions: Map<Line, Region>;
  #hasHeadline = false;
  /** The field whose heading was the last one. */
  #collecting: 'summary' | 'keyPoints' | null = null;

  constructor(subject: Subject) {
    const { page, headline, names, report } = subject;
    this.#subject = subject;
    this.#regions = regionsOf(page.lines, headline);
    const isAbove = (line: Line): boolean => this.#regions.get(line) === 'above';
    this.above = new LinesAbove({ page, headline, ...names, report, isAbove });
    for (const line of page.lines) this.#sort(line);
    this.#findStandfirst();
    this.#reportSpareLines();
  }

  #sort(line: Line): void {
    const region = this.#regions.get(line) ?? 'outside';
    if (this.#takeHeadline(line, region) || this.#dropTags(line, region)) return;
    if (region === 'text') {
      if (!line.isBody || isCaption(line)) this.#spare.push(line);
      else if (!this.#takeSummary(line) && !this.#takeContacts(line)) this.#takeText(line);
      return;
    }
    if (this.#dropJunk(line) || (region !== 'outside' && this.#takeSummary(line))) return;
    if (region === 'above' && this.above.take(line)) return;
    if (region === 'behind' && this.#takeContacts(line)) return;
    if (region === 'behind' && this.#isBehindText(line) && !line.isLink && !isCaption(line))
      this.#takeText(line);
    else if (region === 'above' && this.#isFirstShortText(line)) this.#takeText(line);
    else this.#spare.push(line);
  }

  /** A document may begin with “It rained.”: nothing but such sentences is between it and the text. */
  #isFirstShortText(line: Line): boolean {
    const { page } = this.#subject;
    if (!page.isDocument || !this.#hasHeadline || isCaption(line)) return false;
    const from = page.lines.indexOf(line);
    const text = page.lines.findIndex((other) => this.#regions.get(other) === 'text');
    return from < text && page.lines.slice(from, text).every(isShortText);
  }

  /** A summary may be in a box, which the extractor leaves out. */
  #isBehindText(line: Line): boolean {
    const isOfSummary = this.#collecting === 'summary' && this.summary === null && line.level === null;
    return line.isBody || isOfSummary || (isSummaryHeading(line.text) && this.#isFollowed(line, 'summary'));
  }

  get #report(): ImportReport {
    return this.#subject.report;
  }

  #takeHeadline(line: Line, region: Region): boolean {
    const { headline } = this.#subject;
    if (headline === '' || comparable(line.text) !== comparable(headline)) return false;
    if (region === 'text' && line.level === null) return false;
    const label = findLabel(line.text);
    const text = label?.rest ?? line.text;
    // “Live The ferry” equals “Live: The ferry”, whose label is not in the headline of the draft.
    if (this.#hasHeadline || !holdsLetters(findLabel(headline)?.rest ?? headline, text)) {
      this.#report.drop(line, 'the headline again');
    } else {
      if (label?.rest) this.#report.place('kicker', label.label);
      this.#report.place('headline', text);
    }
    this.#hasHeadline = true;
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
    const next = this.#subject.page.lines.find(
      ({ number, isBody }) => number > line.number && (isBody || !line.isBody),
    );
    if (!next || next.level !== null) return false;
    return field === 'keyPoints' ? next.list !== null : next.list === null && this.summary === null;
  }

  /** A long line above the text; else the page's description, if it is no piece of the text. */
  #findStandfirst(): void {
    if (this.above.standfirst !== null) return;
    const at = this.#spare.findLastIndex(
      (line) => this.#isAboveText(line) && line.level === null && line.text.length >= minStandfirstCharacters,
    );
    const [line] = at < 0 ? [] : this.#spare.splice(at, 1);
    if (line) this.above.placeStandfirst(line, 'above the text');
  }

  #reportSpareLines(): void {
    for (const line of this.#spare) this.#report.leave(line, this.#reasonToLeave(line));
  }

  #reasonToLeave(line: Line): string {
    if (isCaption(line)) return 'the caption of a picture that did not come along';
    const isAbove = this.#isAboveText(line) || this.#isBesideHeadline(line);
    return isAbove ? 'it is above the text; another headline or standfirst?' : outside;
  }

  /** The extractor may leave out another headline. Shorter lines are controls. */
  #isBesideHeadline(line: Line): boolean {
    return (
      this.#regions.get(line) === 'above' &&
      this.#hasHeadline &&
      !isInMenu(line, this.#subject.page.lines) &&
      line.text.length >= minStandfirstCharacters
    );
  }

  #isAboveText(line: Line): boolean {
    return this.#regions.get(line) === 'above' && line.isBody;
  }
}

/** A complete sentence that is too short for a standfirst. */
const isShortText = ({ text, level, isBody, list, role }: Line): boolean =>
  isBody &&
  level === null &&
  list === null &&
  role == null &&
  text.length < minStandfirstCharacters &&
  endsAsSentence(text) &&
  /\s\p{Ll}/u.test(text);

/** The caption of a picture that came along is no line. */
const isCaption = ({ role, level, list, isQuote }: Line): boolean =>
  role === 'caption' && level === null && list === null && !isQuote;

/** A name as it is written in the text. */
const wordsOf = (text: string, name: string): string => {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  return at < 0 ? '' : text.slice(at, at + name.length);
};
