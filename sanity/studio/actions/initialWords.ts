import { changedParts } from '../../../lib/articles/changes/changedParts.ts';
import { changedPassage } from '../../../lib/articles/changes/changedPassage.ts';
import type { CorrectionKind } from '../../../lib/corrections/vocabulary.ts';
import type { CorrectionWords } from '../requests/correctionRequest.ts';
import type { StudioStory } from './stories/storyOf.ts';

/** The form's initial values: the changed parts and words of the draft. */
export const initialWords = (
  kind: CorrectionKind,
  live: StudioStory,
  draft: StudioStory | null,
): CorrectionWords => ({
  kind,
  severity: kind === 'retraction' ? 'serious' : kind === 'correction' ? 'substantive' : 'minor',
  affects: draft ? changedParts(live, draft) : [],
  ...((draft && changedPassage(live, draft)) ?? { was: '', is: '' }),
  note: '',
  internalReason: '',
});
