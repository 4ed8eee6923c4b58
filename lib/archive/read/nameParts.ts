import type { ArchivedLabel, ArchivedStory } from '../ArchivedStory.ts';
import { escapeHtml } from './escapeHtml.ts';
import { plainTitle } from './plainTitle.ts';

/** Labels of a format that says which are sections. If none is, the first of the others is the section. */
export const labelsFrom = (sections: string[], others: string[]): ArchivedLabel[] => {
  const first = sections.length > 0 ? sections : others.slice(0, 1);
  const labels = [
    ...first.map((name) => labelOf(name, 'section')),
    ...others.map((name) => labelOf(name, 'topic')),
  ].filter(({ name }) => name !== '');
  // A name that is a section is no topic too.
  return labels.filter((label, index) => labels.findIndex(({ name }) => name === label.name) === index);
};

const labelOf = (written: string, kind: ArchivedLabel['kind']): ArchivedLabel => {
  const name = plainTitle(written);
  return { key: `${kind}:${name.toLowerCase()}`, name, kind };
};

export const authorsOf = (written: (string | null)[]): ArchivedStory['authors'] =>
  [...new Set(written.flatMap((name) => plainTitle(name ?? '') || []))].map((name) => ({
    key: name.toLowerCase(),
    name,
  }));

/** RFC 822 or ISO 8601, as an instant; null if it is neither. */
export const instantIn = (written: string | null): string | null => {
  const ms = Date.parse(written ?? '');
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
};

/** The last part of an address, without its ending. */
export const slugIn = (address: string | null): string | null =>
  URL.parse(address ?? '')
    ?.pathname.split('/')
    .filter(Boolean)
    .at(-1)
    ?.replace(/\.\w{1,5}$/, '') ?? null;

/** Plain text as HTML: a blank line ends a paragraph. */
export const paragraphsHtml = (text: string): string =>
  text
    .split(/\n[ \t\r]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replaceAll(/\r?\n/g, '<br>')}</p>`)
    .join('');
