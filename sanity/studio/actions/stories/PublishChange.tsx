import type { Action } from '@sanity/client';
import { Button, Stack, Text } from '@sanity/ui';
import { uuid } from '@sanity/uuid';
import { useEffect, useState } from 'react';
import { useClient, useCurrentUser, useEditState } from 'sanity';
import { apiVersion } from '../../../../lib/apiVersion.ts';
import { changedParts } from '../../../../lib/articles/changes/changedParts.ts';
import { isAddition } from '../../../../lib/articles/changes/isAddition.ts';
import { hasSameContent } from '../../../../lib/articles/changes/readContent.ts';
import { typoProblem, type WordRules } from '../../../../lib/articles/changes/typoProblem.ts';
import { passageChanges } from '../../../../lib/corrections/passages/passageChanges.ts';
import type { CorrectionKind } from '../../../../lib/corrections/vocabulary.ts';
import { DeskDialog } from '../../dialogs/DeskDialog.tsx';
import { useIsSaving } from '../../layout/saving/useIsSaving.ts';
import { publishTypo } from '../../requests/correctionRequest.ts';
import { findTypoRefusal } from '../../requests/trials/typoTrial.ts';
import { ChangeReview } from '../../review/ChangeReview.tsx';
import { ChangeChoice } from '../corrections/ChangeChoice.tsx';
import { CorrectionDialog, correctTitle } from '../corrections/form/CorrectionDialog.tsx';
import { type StudioStory, storyOf } from '../storyOf.ts';
import { commitActions, useCommit } from '../useCommit.ts';

/** `type` is that of a story, or of an entry of a live story. */
type Props = { id: string; type: string; onClose(): void };

/** Publishes the changed text of a live story: asks for the kind of the change, then for its note. */
export const PublishChange = ({ id, type, onClose }: Props) => {
  const { published, draft } = useEditState(id, type);
  const [live, changed] = [storyOf(published), storyOf(draft)];
  const [kind, setKind] = useState<CorrectionKind | null>(null);
  if (!live || !changed) return null;
  if (kind === null)
    return (
      <WhatChanged id={id} type={type} live={live} draft={changed} onChoose={setKind} onClose={onClose} />
    );
  return (
    <CorrectionDialog
      title={correctTitle(type)}
      articleId={id}
      type={type}
      start={{ kind, namedKind: kind }}
      isPublishedAlone={kind === 'update' && isAddition(live, changed)}
      onClose={onClose}
    />
  );
};

type ChoiceProps = Props & { live: StudioStory; draft: StudioStory; onChoose(kind: CorrectionKind): void };

/** Shows the whole change, and asks for its kind. */
const WhatChanged = ({ id, type, live, draft, onChoose, onClose }: ChoiceProps) => {
  const isSaving = useIsSaving(id, type);
  const actions = useTypoActions({ id, live, draft });
  const { isBusy, error, run } = useCommit();
  const publish = async (): Promise<void> => {
    if (actions && (await run(commitActions(actions()), 'Published, and logged as a typo'))) onClose();
  };
  const [read, setRead] = useState(draft);
  const isLate = !hasSameContent(read, draft);
  // The server has the dictionaries. It is asked about what may be a typo.
  const structural = typoProblem(live, draft, askedOfServer);
  const refusal = useTypoRefusal(structural === null && !isLate ? actions : null, read._rev);
  const problem = structural === null ? refusal : `${structural} Another editor must approve it.`;
  return (
    <DeskDialog
      title="What changed?"
      size="wide"
      problems={[
        ...(isLate ? ['Someone changed it while you were reading it. Read it again.'] : []),
        ...(error ? [error] : []),
      ]}
      buttons={
        <>
          {isLate && <Button tone="primary" text="Read it again" onClick={() => setRead(draft)} />}
          <Button mode="bleed" text="Cancel" onClick={onClose} />
        </>
      }
      onClose={onClose}
    >
      <Stack gap={5}>
        <Text size={1} muted>
          Readers have seen this {type === 'article' ? 'story' : 'entry'}. You can publish a typo fix, or an
          update that only adds text, yourself. Another editor must approve any other change.
        </Text>
        <ChangeChoice
          isDisabled={isBusy || isSaving || isLate}
          typoProblem={problem}
          isAddition={isAddition(live, draft)}
          onChoose={(kind) => (kind === 'typo' && !problem ? void publish() : onChoose(kind))}
        />
        <ChangeReview live={live} draft={draft} />
      </Stack>
    </DeskDialog>
  );
};

/** Every word may be a misspelt one, and its fix right, until the server has looked them up. */
const askedOfServer: WordRules = {
  spelling: { isKnown: () => false, isRight: () => true },
  names: new Set(),
};

type Typo = { id: string; live: StudioStory; draft: StudioStory };

/** What publishes the change as a typo now; null without a user. */
const useTypoActions = ({ id, live, draft }: Typo): (() => Action[]) | null => {
  const user = useCurrentUser();
  return (
    user &&
    (() =>
      publishTypo({
        id: uuid(),
        articleId: id,
        draftRevision: draft._rev,
        affects: changedParts(live, draft),
        changes: passageChanges(live, draft, () => null),
        requestedBy: user.id,
        now: new Date().toISOString(),
      }))
  );
};

/**
 * Why the server would not publish the change as a typo, or null: also until it has answered, as it answers again when
 * the change is published.
 *
 * @param actions what would publish it, or null if that need not be asked.
 * @param revision of the draft: it is asked once for each.
 */
const useTypoRefusal = (actions: (() => Action[]) | null, revision: string): string | null => {
  const client = useClient({ apiVersion });
  const [answer, setAnswer] = useState<{ revision: string; refusal: string | null }>();
  const isAsked = actions !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision has all that is asked.
  useEffect(() => {
    if (!actions) return;
    let isCurrent = true;
    void findTypoRefusal(client, actions()).then((refusal) => {
      if (isCurrent) setAnswer({ revision, refusal });
    });
    return () => {
      isCurrent = false;
    };
  }, [client, isAsked, revision]);
  return isAsked && answer?.revision === revision ? answer.refusal : null;
};
