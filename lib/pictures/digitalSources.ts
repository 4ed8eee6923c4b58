import type { Words } from '../words/wordsOf.ts';

/**
 * How a picture was made, by the IPTC's terms, with the titles that Studio shows. `label` is what readers are told
 * beside the credit; a photograph needs none.
 *
 * @see https://cv.iptc.org/newscodes/digitalsourcetype/
 */
export const digitalSources = [
  { value: 'digitalCapture', title: 'Photograph', label: null },
  { value: 'negativeFilm', title: 'Photograph on film, scanned', label: null },
  { value: 'compositeCapture', title: 'Montage of photographs', label: 'Montage' },
  {
    value: 'compositeSynthetic',
    title: 'Montage with synthetic parts',
    label: 'Montage with synthetic parts',
  },
  { value: 'screenCapture', title: 'Screenshot', label: null },
  { value: 'digitalArt', title: 'Illustration', label: null },
  { value: 'dataDrivenMedia', title: 'Chart or map from data', label: null },
  { value: 'algorithmicallyEnhanced', title: 'Photograph improved by software', label: null },
  {
    value: 'compositeWithTrainedAlgorithmicMedia',
    title: 'Changed with generative AI',
    label: 'Changed with AI',
  },
  { value: 'trainedAlgorithmicMedia', title: 'Made with generative AI', label: 'Made with AI' },
] as const;
export type DigitalSource = (typeof digitalSources)[number]['value'];

const vocabulary = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** The term of a file's address; null if it is none of ours. Newer versions of the vocabulary renamed two. */
export const digitalSourceFrom = (address: string): DigitalSource | null => {
  const term = address.replace(/^https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\//, '');
  const known = { digitalCreation: 'digitalArt', composite: 'compositeCapture' }[term] ?? term;
  return digitalSources.find(({ value }) => value === known)?.value ?? null;
};

/** The IPTC's address of a term. */
export const digitalSourceAddress = (source: DigitalSource): string => `${vocabulary}${source}`;

/** The member of schema.org's enumeration for a term. @see https://schema.org/IPTCDigitalSourceEnumeration */
export const digitalSourceMember = (source: DigitalSource) =>
  `https://schema.org/${capitalized(source)}DigitalSource` as const;

const capitalized = <Word extends string>(word: Word) =>
  (word.charAt(0).toUpperCase() + word.slice(1)) as Capitalize<Word>;

/** What the newsroom is told of how a picture was made; null for one that needs no word, and for no value of ours. */
export const digitalSourceLabel = (source: unknown): string | null =>
  digitalSources.find(({ value }) => value === source)?.label ?? null;

/** What readers are told of it, in the language of the publication. */
export const digitalSourceWords = (source: DigitalSource | null, words: Words): string | null => {
  switch (source) {
    case 'compositeCapture':
    case 'compositeSynthetic':
    case 'compositeWithTrainedAlgorithmicMedia':
    case 'trainedAlgorithmicMedia':
      return words(`pictures.${source}`);
    default:
      return null;
  }
};

type Credited = { credit: string | null; digitalSource: DigitalSource | null };

/** The credit of a picture, and what readers are told of how it was made: `Ann Other. Made with AI`; null without both. */
export const creditLine = ({ credit, digitalSource }: Credited, words: Words): string | null =>
  [credit, digitalSourceWords(digitalSource, words)].filter((text) => text !== null).join('. ') || null;
