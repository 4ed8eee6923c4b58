import { Fragment } from 'react';
import { correctionAnchor } from '../../lib/addresses.ts';
import type { Correction } from '../../lib/corrections/Correction.ts';
import { passagesOf } from '../../lib/corrections/passages/passagesOf.ts';
import type { WordPart } from '../../lib/corrections/passages/wordParts.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { Moment } from '../page/Moment.tsx';

/** A part of a passage. If whole wordings are side by side, each has a label for screen readers. */
const Part = ({ part, text, isNamed, site }: WordPart & { isNamed: boolean; site: Site }) => {
  if (part === 'kept') return text;
  const name = wordsOf(site)(part === 'struck' ? 'corrections.before' : 'corrections.after');
  const Mark = part === 'struck' ? 'del' : 'ins';
  return (
    <Mark>
      {isNamed && <bdi className="unseen">{name} </bdi>}
      {text}
    </Mark>
  );
};

/** A space between the struck and the new text: copied, `8` and `9` must not become `89`. */
const spaceAfter = (parts: WordPart[], index: number): string =>
  parts[index]?.part === 'struck' && parts[index + 1]?.part === 'inserted' ? ' ' : '';

const Passage = ({ parts, site }: { parts: WordPart[]; site: Site }) => {
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
            <Part {...part} isNamed={isNamed} site={site} />
            {space}
          </Fragment>
        ))}
      </bdi>
    </p>
  );
};

/** Passages with the wrong words struck and their replacements. */
export const BeforeAndAfter = ({ correction, site }: { correction: Correction; site: Site }) => {
  const { passages, more } = passagesOf(correction);
  return (
    <>
      <Passages passages={passages} site={site} />
      {more.length > 0 && (
        <details>
          <summary className="small">{wordsOf(site)('corrections.morePassages')}</summary>
          <Passages passages={more} site={site} />
        </details>
      )}
    </>
  );
};

const Passages = ({ passages, site }: { passages: WordPart[][]; site: Site }) => {
  const keyed = passages.map((parts, index) => ({ parts, key: `passage-${index}` }));
  return keyed.map(({ parts, key }) => <Passage key={key} parts={parts} site={site} />);
};

type CorrectionNoteProps = { correction: Correction; site: Site; hasAnchor?: boolean };

/** “Correction, 24 November 2026, 2:33 pm GMT: …”, for citation. */
export const CorrectionNote = ({ correction, site, hasAnchor = true }: CorrectionNoteProps) => {
  const { id, kind, note, publishedAt, isAlone, isSuperseded } = correction;
  const words = wordsOf(site);
  return (
    <div
      className={isSuperseded ? 'correction superseded' : 'correction'}
      id={hasAnchor ? correctionAnchor(id) : undefined}
    >
      <p className="correction-text" dir="auto">
        <strong>
          {words.rich('corrections.beforeNote', {
            kind: words(`kinds.${kind}`),
            date: () => <Moment at={publishedAt} site={site} />,
          })}
        </strong>{' '}
        <bdi>{note}</bdi>
        {isAlone && <span className="alone"> {words('corrections.alone')}</span>}
        {isSuperseded && ` ${words('corrections.replaced')}`}
      </p>
    </div>
  );
};
