import { CheckmarkIcon } from '@sanity/icons/Checkmark';
import { RevertIcon } from '@sanity/icons/Revert';
import { uuid } from '@sanity/uuid';
import { useState } from 'react';
import { type DocumentActionComponent, useCurrentUser } from 'sanity';
import { custom } from '../../dialogs/custom.ts';
import { ReasonForm } from '../../dialogs/ReasonForm.tsx';
import { doubtTypo, markAsSeen } from '../../requests/lookRequest.ts';
import { commitActions, useCommit } from '../useCommit.ts';
import { buttonOf } from '../usePerson.ts';
import { correctionOf } from './correctionOf.ts';
import { useCorrectionOffer } from './useCorrectionOffer.ts';

/** Marks a typo fix that another editor published alone as seen. */
export const useMarkTypoAsSeen: DocumentActionComponent = (props) => {
  const { id } = props;
  const user = useCurrentUser();
  const { isBusy, error, run } = useCommit();
  const offer = useCorrectionOffer('markAsSeen', props);
  if (!offer || !user) return null;
  return {
    label: 'Mark as seen',
    icon: CheckmarkIcon,
    tone: 'primary',
    ...buttonOf(offer, isBusy, error ?? 'It is a typo fix, and says what the story said before.'),
    onHandle: () => void run(commitActions(markAsSeen({ id, by: user.id })), 'Marked as seen', 'Not marked'),
  };
};
useMarkTypoAsSeen.displayName = 'MarkTypoAsSeen';

/** Reports the story of a typo fix for a correction, with a reason. */
export const useDoubtTypo: DocumentActionComponent = (props) => {
  const { id, published } = props;
  const [isOpen, setIsOpen] = useState(false);
  const user = useCurrentUser();
  const { isBusy, error, run } = useCommit();
  const offer = useCorrectionOffer('doubt', props);
  const correction = correctionOf(published);
  if (!user || !correction?.article || (!offer && !isOpen)) return null;
  const articleId = correction.article._ref;
  const doubt = (reason: string): Promise<boolean> =>
    run(
      commitActions(
        doubtTypo({
          ...{ id, by: user.id, reportId: uuid(), articleId, reason },
          passage: correction.changes?.[0]?.is ?? '',
          now: new Date().toISOString(),
        }),
      ),
      'Reported for a correction',
    );
  return {
    label: 'Ask for a correction',
    icon: RevertIcon,
    ...buttonOf(
      offer ?? { disabledReason: 'Another editor has looked this typo fix over already.' },
      isBusy,
      'The fix changed what the story says. Files a report, which is answered with a correction.',
    ),
    onHandle: () => setIsOpen(true),
    dialog:
      isOpen &&
      custom(
        <ReasonForm
          title="Ask for a correction"
          keptAs={`doubt.${id}`}
          hint="For the newsroom: what the fix changed. It waits under the reports."
          confirm="Ask for a correction"
          isBusy={isBusy}
          error={error}
          onSubmit={doubt}
          onClose={() => setIsOpen(false)}
        />,
      ),
  };
};
useDoubtTypo.displayName = 'DoubtTypo';
