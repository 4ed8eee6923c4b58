import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';

/** Tells readers of corrections and retractions of stories that they read. A script fills it. */
export const ReadStoriesNotice = ({ site }: { site: Site }) => {
  const words = wordsOf(site);
  // The feed begins each title so.
  const titleOf = (kind: 'correction' | 'retraction') =>
    words('corrections.feedEntry', { kind: words(`kinds.${kind}`), headline: '' });
  return (
    <read-stories
      role="status"
      data-words={JSON.stringify({
        retraction: words('kinds.retraction'),
        'retraction-title': titleOf('retraction'),
        'retraction-one': words('corrections.readRetracted'),
        'retraction-many': words('corrections.manyReadRetracted'),
        correction: words('kinds.correction'),
        'correction-title': titleOf('correction'),
        'correction-one': words('corrections.readCorrected'),
        'correction-many': words('corrections.manyReadCorrected'),
        between: words('corrections.betweenRead'),
        dismiss: words('corrections.dismiss'),
      })}
    />
  );
};
