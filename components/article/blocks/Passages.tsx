import type { PortableTextMarkComponentProps } from '@portabletext/react';
import { correctionAnchor } from '../../../lib/addresses.ts';
import type { PassageMark } from '../../../lib/corrections/passages/markCorrectedPassages.ts';
import type { Site } from '../../../lib/site.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';

/**
 * A part of a corrected passage. Search engines do not quote struck text, and a space separates it from the new
 * text: copied, `8` and `9` must not become `89`.
 */
export const CorrectedPassage = ({ value, children }: PortableTextMarkComponentProps<PassageMark>) => {
  if (value?.part === 'struck')
    return (
      <>
        <del data-nosnippet="">{children}</del>
        <span className="gap"> </span>
      </>
    );
  return <ins>{children}</ins>;
};

/** The caret after a corrected passage, linked to its note. */
export const CorrectionTick = ({ correctionId, site }: { correctionId: string; site: Site }) => (
  <a className="correction-tick" href={`#${correctionAnchor(correctionId)}`}>
    <span aria-hidden="true">‸</span>
    <span className="unseen">{wordsOf(site)('blocks.correctedPassage')}</span>
  </a>
);
