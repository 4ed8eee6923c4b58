import { normalized } from './normalized.ts';
import { plainText } from './plainText.ts';

/** A heading of a body and its anchor. */
export type Heading = { id: string; text: string };

/**
 * Returns letters and digits of any script in lower case, joined by hyphens, such as `the-surveillance-operation`.
 * Latin letters lose their accents, so the address is easy to type.
 */
export const slugify = (text: string): string =>
  normalized(text, 'NFKD')
    .replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

const isHeading = (block: { _type: string; style?: unknown }) =>
  block._type === 'block' && (block.style === 'h2' || block.style === 'h3');

/** Maps block keys to heading anchors. Equal headings are numbered. */
export const headingAnchors = (
  body: { _type: string; _key?: string; style?: unknown }[],
): Map<string, Heading> => {
  const seen = new Map<string, number>();
  return new Map(
    body.filter(isHeading).map((block) => {
      const text = plainText([block]);
      const base = slugify(text) || 'part';
      const count = (seen.get(base) ?? 0) + 1;
      seen.set(base, count);
      return [block._key ?? text, { id: count === 1 ? base : `${base}-${count}`, text }];
    }),
  );
};
