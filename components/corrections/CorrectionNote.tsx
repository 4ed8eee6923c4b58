import { Fragment } from 'react';
import { correctionAnchor } from '../../lib/addresses.ts';
import type { Correction } from '../../lib/corrections/Correction.ts';
import { aloneWords } from '../../lib/corrections/correctionWords.ts';
import { passagesOf } from '../../lib/corrections/passages/passagesOf.ts';
import type { WordPart } from '../../lib/corrections/passages/wordParts.ts';
import { correctionKinds } from '../../lib/corrections/vocabulary.ts';
import type { Site } from '../../lib/site.ts';
import { titleOf } from '../../lib/vocabulary.ts';
import { Moment } from '../page/Moment.tsx';

/** A part of a passage. If whole wordings are side by side, each has a label for screen readers. */
const Part = ({ part, text, isNamed }: WordPart & { isNamed: boolean }) => {
  if (part === 'kept') return text;
  const name = part === 'struck' ? 'Before: ' : 'After: ';
  const Mark = part === 'struck' ? 'del' : 'ins';
  return (
    <Mark>
      {isNamed && <span className="unseen">{name}</span>}
      {text}
    </Mark>
  );
};

/** A space between the struck and the new text: copied, `8` and `9` must not become `89`. */
const spaceAfter = (parts: WordPart[], index: number): string =>
  parts[index]?.part === 'struck' && parts[index + 1]?.part === 'inserted' ? ' ' : '';

const Passage = ({ parts }: { parts: WordPart[] }) => {
  const isNamed = parts.every(({ part }) => part !== 'kept');
  const placed = parts.map((part, index) => ({
    part,
    space: spaceAfter(parts, index),
    key: `part-${index}`,
  }));
  return (
    <p className="correction-before-after">
      <bdi>
        {placed.map(({ part, space, key }) => (
          <Fragment key={key}>
            <Part {...part} isNamed={isNamed} />
            {space}
          </Fragment>
        ))}
      </bdi>
    </p>
  );
};

/** Passages with the wrong words struck and their replacements. */
export const BeforeAndAfter = ({ correction }: { correction: Correction }) => {
  const { passages, more } = passagesOf(correction);
  return (
    <>
      <Passages passages={passages} />
      {more.length > 0 && (
        <details>
          <summary className="small">More changed passages</summary>
          <Passages passages={more} />
        </details>
      )}
    </>
  );
};

const Passages = ({ passages }: { passages: WordPart[][] }) => {
  const keyed = passages.map((parts, index) => ({ parts, key: `passage-${index}` }));
  return keyed.map(({ parts, key }) => <Passage key={key} parts={parts} />);
};

type CorrectionNoteProps = { correction: Correction; site: Site; hasAnchor?: boolean };

/** “Correction, 24 November 2026, 2:33 pm GMT: …”, for citation. */
export const CorrectionNote = ({ correction, site, hasAnchor = true }: CorrectionNoteProps) => {
  const { id, kind, note, publishedAt, isAlone, isSuperseded } = correction;
  return (
    <div
      className={isSuperseded ? 'correction superseded' : 'correction'}
      id={hasAnchor ? correctionAnchor(id) : undefined}
    >
      <p className="correction-text">
        <strong>
          {titleOf(correctionKinds, kind)}, <Moment at={publishedAt} site={site} />:
        </strong>{' '}
        {note}
        {isAlone && <span className="alone"> {aloneWords}</span>}
        {isSuperseded && ' (This note has since been replaced by another.)'}
      </p>
    </div>
  );
};
