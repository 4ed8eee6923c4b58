import type { ArchivedLabel, ArchivedStory } from '../ArchivedStory.ts';
import { isToldByQuery } from '../isToldByQuery.ts';
import { escapeHtml } from './escapeHtml.ts';
import { plainTitle } from './plainTitle.ts';

/** A longer one is no name. */
const maxNameCharacters = 200;

const namesOf = (written: (string | null)[]): string[] => [
  ...new Set(
    written
      .map((name) => plainTitle(name ?? ''))
      .filter((name) => name !== '' && name.length <= maxNameCharacters),
  ),
];

/** Labels of a format that says which are sections. If none is, the first of the others is the section. */
export const labelsFrom = (sections: string[], others: string[]): ArchivedLabel[] => {
  const known = namesOf(sections);
  const first = new Set(known.length > 0 ? known : namesOf(others).slice(0, 1));
  return [
    ...[...first].map((name) => labelOf(name, 'section')),
    // A name that is a section is no topic too.
    ...namesOf(others)
      .filter((name) => !first.has(name))
      .map((name) => labelOf(name, 'topic')),
  ];
};

const labelOf = (name: string, kind: ArchivedLabel['kind']): ArchivedLabel => ({
  key: `${kind}:${name.toLowerCase()}`,
  name,
  kind,
});

export const authorsOf = (written: (string | null)[]): ArchivedStory['authors'] =>
  namesOf(written).map((name) => ({ key: name.toLowerCase(), name }));

/** RFC 822 or ISO 8601, as an instant; null if it is neither. */
export const instantIn = (written: string | null): string | null => {
  const ms = Date.parse(written ?? '');
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
};

/** The last part of an address, without its ending. Null if stories share it. */
export const slugIn = (address: string | null): string | null => {
  const url = URL.parse(address ?? '');
  if (url === null || isToldByQuery(url)) return null;
  const last = url.pathname.split('/').filter(Boolean).at(-1);
  return last?.replace(/\.\w{1,5}$/, '') ?? null;
};

/** Plain text as HTML: a blank line ends a paragraph. */
export const paragraphsHtml = (text: string): string =>
  text
    .split(/\n[ \t\r]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replaceAll(/\r?\n/g, '<br>')}</p>`)
    .join('');
