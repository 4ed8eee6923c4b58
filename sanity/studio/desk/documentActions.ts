import type { DocumentActionsResolver } from 'sanity';
import { useCorrectStory, useRetractStory } from '../actions/corrections/correctStory.tsx';
import {
  useAcceptReport,
  useApproveCorrection,
  useDeclineCorrection,
  useSupersedeCorrection,
} from '../actions/corrections/decideCorrection.tsx';
import { deleteDraft } from '../actions/stories/deleteDraft.ts';
import { duplicateStory } from '../actions/stories/duplicateStory.ts';
import { useFileStory, useSendBack } from '../actions/stories/fileStory.ts';
import { publishStory } from '../actions/stories/publishStory.tsx';
import { useKeepStory, useWithdrawStory } from '../actions/stories/withdrawStory.tsx';
import { useScheduleStory, useUnscheduleStory } from '../schedule/scheduleStory.tsx';
import { mayPublish } from './mayPublish.ts';

/** The actions of a document, the first as the button: only those that the rules allow for its type. */
export const listDocumentActions: DocumentActionsResolver = (actions, { schemaType, currentUser }) => {
  const studios = (...names: string[]) =>
    names.flatMap((name) => actions.filter(({ action }) => action === name));
  const isEditor = mayPublish(currentUser);
  switch (schemaType) {
    case 'article':
      return isEditor
        ? [
            ...studios('publish').map(publishStory),
            useScheduleStory,
            useUnscheduleStory,
            useSendBack,
            useCorrectStory,
            useRetractStory,
            ...studios('discardChanges'),
            useWithdrawStory,
            useKeepStory,
            ...studios('duplicate').map(duplicateStory),
            ...studios('delete').map(deleteDraft),
            ...studios('restore'),
          ]
        : [
            useFileStory,
            useCorrectStory,
            ...studios('discardChanges'),
            ...studios('duplicate').map(duplicateStory),
            ...studios('restore'),
          ];
    case 'correction':
      return isEditor
        ? [useApproveCorrection, useAcceptReport, useSupersedeCorrection, useDeclineCorrection]
        : [];
    case 'site':
    case 'privateContact':
      return studios('publish', 'discardChanges', 'restore');
    case 'correctionRecord':
      return [];
    default:
      return studios('publish', 'discardChanges', 'unpublish', 'duplicate', 'delete', 'restore');
  }
};
