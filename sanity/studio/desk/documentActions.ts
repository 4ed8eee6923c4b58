import type { DocumentActionComponent, DocumentActionsResolver } from 'sanity';
import { mayBegin, mayChange } from '../../../lib/accounts/typeRights.ts';
import { mayPublish } from '../../../lib/roles.ts';
import { useCopyInRelease } from '../actions/copies/copyInRelease.ts';
import { discardCopy } from '../actions/copies/discardCopy.ts';
import { useAcceptReport, useCorrectReport } from '../actions/corrections/answerReport.tsx';
import { useAssignReport, useHandBackReport } from '../actions/corrections/assignReport.tsx';
import { useCorrectStory, useRetractStory } from '../actions/corrections/correctStory.tsx';
import {
  useApproveCorrection,
  useDeclineCorrection,
  useSupersedeCorrection,
  useTakeBackApproval,
} from '../actions/corrections/decideCorrection.tsx';
import { useEraseReader } from '../actions/corrections/eraseReader.tsx';
import { useDoubtTypo, useMarkTypoAsSeen } from '../actions/corrections/lookOverTypo.tsx';
import { useTakeBackCorrection } from '../actions/corrections/takeBackCorrection.tsx';
import { deleteUnused } from '../actions/deleteUnused.tsx';
import { useDisabledPublish } from '../actions/disabledPublish.ts';
import { useDiscardOwn } from '../actions/discardOwn.tsx';
import { explainPublish } from '../actions/explainPublish.ts';
import { useReadOnly } from '../actions/readOnly.ts';
import { deleteDraft } from '../actions/stories/deleteDraft.ts';
import { discardChanges } from '../actions/stories/discardChanges.ts';
import { duplicateStory } from '../actions/stories/duplicateStory.ts';
import { useFileStory, useTakeBackStory } from '../actions/stories/fileStory.ts';
import { publishStory } from '../actions/stories/publishStory.tsx';
import { useSendBack } from '../actions/stories/sendBack.tsx';
import { useKeepStory, useWithdrawStory } from '../actions/stories/withdrawStory.tsx';
import { hostDialog } from '../dialogs/DialogHost.tsx';
import { usePinStory } from '../front/usePinStory.tsx';
import { publishEntry } from '../live/publishEntry.ts';
import { useWriteLive } from '../live/useWriteLive.ts';
import { rolesOf } from '../newsroom/rolesOf.ts';
import { deletePlan, useWritePlanned } from '../planning/coverageActions.ts';
import { useScheduleStory, useUnscheduleStory } from '../schedule/scheduleStory.tsx';

/** Studio's own actions with these names. */
type Studios = (...names: string[]) => DocumentActionComponent[];

const storyActions = (isEditor: boolean, studios: Studios): DocumentActionComponent[] =>
  isEditor
    ? [
        ...studios('publish').map(publishStory),
        useScheduleStory,
        useUnscheduleStory,
        useSendBack,
        useCorrectStory,
        useRetractStory,
        useWriteLive,
        usePinStory,
        ...studios('discardChanges').map(discardChanges),
        useWithdrawStory,
        useKeepStory,
        ...studios('duplicate').map(duplicateStory),
        ...studios('delete').map(deleteDraft),
        ...studios('restore'),
      ]
    : [
        useFileStory,
        useTakeBackStory,
        useCorrectStory,
        useWriteLive,
        ...studios('discardChanges').map(discardChanges),
        ...studios('duplicate').map(duplicateStory),
        ...studios('restore'),
      ];

/** An entry of a live story, which an editor publishes. */
const entryActions = (isEditor: boolean, studios: Studios): DocumentActionComponent[] => [
  ...(isEditor ? studios('publish').map(publishEntry) : [useDisabledPublish]),
  useCorrectStory,
  ...studios('discardChanges').map(discardChanges),
  ...(isEditor ? [useWithdrawStory, useKeepStory] : []),
  ...studios('delete').map(deleteDraft),
  ...studios('restore'),
];

/** The actions that a document's type and the user's role allow. The first one is the button. */
export const listDocumentActions: DocumentActionsResolver = (actions, context) =>
  actionsFor(actions, context).map(hostDialog);

const actionsFor: DocumentActionsResolver = (actions, { schemaType, currentUser, versionType }) => {
  const studios = (...names: string[]) =>
    names.flatMap((name) => actions.filter(({ action }) => action === name));
  const publish = studios('publish').map(explainPublish);
  const discard = studios('discardChanges').map(discardChanges);
  const remove = studios('delete').map(deleteUnused);
  const roles = rolesOf(currentUser);
  const isEditor = mayPublish(roles);
  if (schemaType === 'correctionRecord') return [];
  if (!mayChange(schemaType, roles)) return [useReadOnly, useDiscardOwn];
  // A copy in a release is written, confirmed and taken out. What else our actions do concerns the draft.
  if (versionType === 'version') return [useCopyInRelease, ...studios('discardVersion').map(discardCopy)];
  switch (schemaType) {
    case 'article':
      return storyActions(isEditor, studios);
    case 'liveEntry':
      return entryActions(isEditor, studios);
    case 'correction':
      return isEditor
        ? [
            useAcceptReport,
            useCorrectReport,
            useApproveCorrection,
            useTakeBackApproval,
            useAssignReport,
            useMarkTypoAsSeen,
            useDoubtTypo,
            useSupersedeCorrection,
            useDeclineCorrection,
            useTakeBackCorrection,
            useEraseReader,
          ]
        : [useCorrectReport, useTakeBackCorrection, useHandBackReport];
    case 'frontPage':
    case 'houseStyle':
    case 'site':
    case 'privateContact':
    case 'pictureRecord':
      return [...(isEditor ? publish : [useDisabledPublish]), ...discard, ...studios('restore')];
    case 'coverage':
      return [useWritePlanned, ...studios('delete').map(deletePlan), ...studios('restore')];
    default:
      if (!isEditor) {
        const more = mayBegin(schemaType, roles) ? studios('duplicate') : [];
        return [useDisabledPublish, ...discard, ...more, ...studios('restore')];
      }
      return [...publish, ...discard, ...studios('unpublish', 'duplicate', 'restore'), ...remove];
  }
};
