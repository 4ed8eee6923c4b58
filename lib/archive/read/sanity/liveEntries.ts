import { formatInstant, onDesk } from '../../../dates/newsroomDate.ts';
import { isObject } from '../../../isObject.ts';
import { escapeHtml } from '../escapeHtml.ts';
import type { SanityDocument } from './values.ts';

/** The id of the story that a document is an entry of, as datasets of stories here have them. Null for others. */
export const storyOfEntry = ({ _id, _type, story }: SanityDocument): string | null =>
  _type === 'liveEntry' && !_id.includes('.') && isObject(story) && typeof story._ref === 'string'
    ? story._ref
    : null;

/** The published entries of stories, which come in as a part of their texts. */
export class LiveEntries {
  readonly #byStory = new Map<string, SanityDocument[]>();

  add(story: string, entry: SanityDocument): void {
    if (publishedAtOf(entry) === null) return;
    const known = this.#byStory.get(story);
    if (known) known.push(entry);
    else this.#byStory.set(story, [entry]);
  }

  /** The oldest first. */
  of(story: string): SanityDocument[] {
    const entries = this.#byStory.get(story) ?? [];
    return entries.toSorted((one, other) => msOf(one) - msOf(other));
  }
}

const publishedAtOf = ({ firstPublishedAt }: SanityDocument): string | null =>
  typeof firstPublishedAt === 'string' && !Number.isNaN(Date.parse(firstPublishedAt))
    ? firstPublishedAt
    : null;

const msOf = (entry: SanityDocument): number => Date.parse(publishedAtOf(entry) ?? '');

/** What stands above the text of an entry: its time, headline and writers. @param headline may be empty. */
export const entryHeading = (entry: SanityDocument, headline: string, writers: string[]): string => {
  const at = formatInstant(publishedAtOf(entry) ?? '', onDesk('UTC'));
  const by = writers.length > 0 ? `<p><em>${escapeHtml(writers.join(', '))}</em></p>` : '';
  return `<h2>${escapeHtml(headline === '' ? at : `${at}: ${headline}`)}</h2>${by}`;
};
