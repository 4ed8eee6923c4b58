import { correctionAnchor } from '../../lib/addresses.ts';
import type { Correction } from '../../lib/corrections/Correction.ts';
import { aloneWords } from '../../lib/corrections/correctionWords.ts';
import { passagesOf } from '../../lib/corrections/passagesOf.ts';
import { correctionKinds } from '../../lib/corrections/vocabulary.ts';
import type { Site } from '../../lib/site.ts';
import { titleOf } from '../../lib/vocabulary.ts';
import { Moment } from '../page/Moment.tsx';

/** Passages that were wrong, struck, and those that replaced them. */
export const BeforeAndAfter = ({ correction }: { correction: Correction }) => {
  const { passages, hasMore } = passagesOf(correction);
  return (
    <>
      {passages.map(({ was, is }) => (
        <p className="correction-before-after" key={`${was} ${is}`}>
          {was && (
            <del>
              <span className="unseen">Before: </span>
              <bdi>{was}</bdi>
            </del>
          )}{' '}
          {is && (
            <ins>
              <span className="unseen">After: </span>
              <bdi>{is}</bdi>
            </ins>
          )}
        </p>
      ))}
      {hasMore && <p className="small">The same correction changed other passages too.</p>}
    </>
  );
};

type CorrectionNoteProps = { correction: Correction; site: Site; hasAnchor?: boolean };

/** “Correction, 24 November 2026, 2:33 pm GMT: …”, as a reader can cite it. */
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
