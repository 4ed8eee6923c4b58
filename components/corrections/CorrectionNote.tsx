import { correctionAnchor } from '../../lib/addresses.ts';
import type { Correction } from '../../lib/corrections/Correction.ts';
import { correctionKinds } from '../../lib/corrections/vocabulary.ts';
import type { Site } from '../../lib/site.ts';
import { titleOf } from '../../lib/vocabulary.ts';
import { Moment } from '../page/Moment.tsx';

/** The words that were wrong, struck, and those that replaced them. */
export const BeforeAndAfter = ({ was, is }: { was: string; is: string }) => (
  <p className="correction-before-after">
    <del>
      <span className="unseen">Before: </span>
      {was}
    </del>{' '}
    <ins>
      <span className="unseen">After: </span>
      {is}
    </ins>
  </p>
);

type CorrectionNoteProps = { correction: Correction; site: Site; hasAnchor?: boolean };

/** “Correction, 24 November 2026, 2:33 pm GMT: …”, as a reader can cite it. */
export const CorrectionNote = ({ correction, site, hasAnchor = true }: CorrectionNoteProps) => {
  const { id, kind, note, publishedAt, isSuperseded } = correction;
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
        {isSuperseded && ' (This note has since been replaced by another.)'}
      </p>
    </div>
  );
};
