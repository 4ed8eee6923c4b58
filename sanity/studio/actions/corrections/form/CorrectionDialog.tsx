import { Button, Text } from '@sanity/ui';
import { useId } from 'react';
import { useEditState } from 'sanity';
import { DeskDialog } from '../../../dialogs/DeskDialog.tsx';
import { KeptWords } from '../../../dialogs/KeptWords.tsx';
import { type StudioStory, storyOf } from '../../storyOf.ts';
import { CorrectionForm } from './CorrectionForm.tsx';
import type { FormStart } from './FormWords.ts';
import { useCorrectionRequest } from './useCorrectionRequest.ts';

type Props = {
  title: string;
  /** A story, or an entry of a live story. */
  articleId: string;
  /** Its type. */
  type?: string;
  start: FormStart;
  /** The published note that this one replaces. */
  supersedes?: string;
  /** True if it is not opened at the story. */
  isElsewhere?: boolean;
  /** True if it goes live without another editor: an update that only adds. */
  isPublishedAlone?: boolean;
  onClose(): void;
};

/** Asks another editor for a correction. It waits for both versions of the story before it shows the form. */
export const CorrectionDialog = (props: Props) => {
  const { ready, published, draft } = useEditState(props.articleId, props.type ?? 'article');
  return ready ? <ReadyDialog {...props} live={storyOf(published)} draft={storyOf(draft)} /> : null;
};

export const correctTitle = (type: string): string =>
  type === 'liveEntry' ? 'Correct the entry' : 'Correct the story';

type ReadyProps = Props & { live: StudioStory | null; draft: StudioStory | null };

const ReadyDialog = ({ title, onClose, ...props }: ReadyProps) => {
  const { start, live, draft } = props;
  const { kind } = start;
  const isAlone = props.isPublishedAlone === true;
  const id = useId();
  const request = useCorrectionRequest({ ...props, isAlone, onDone: onClose });

  return (
    <DeskDialog
      title={title}
      size="wide"
      problems={request.problems}
      hint={
        <Text size={1} muted>
          {isAlone
            ? 'The update goes live at once, with this note.'
            : 'Nothing goes live until another editor approves it.'}
        </Text>
      }
      buttons={
        <>
          {request.confirmRead && (
            <Button mode="ghost" text="I have read the change" onClick={request.confirmRead} />
          )}
          <Button
            form={id}
            type="submit"
            tone="primary"
            text={isAlone ? 'Publish the update' : 'Send for approval'}
            disabled={request.isBusy || request.isResting}
          />
        </>
      }
      hasOwnFocus={request.words.kind !== 'typo'}
      onClose={onClose}
    >
      <CorrectionForm
        id={id}
        words={request.words}
        kept={request.isKept ? <KeptWords at={request.keptAt} onForget={request.forget} /> : null}
        isKindFixed={request.isKindFixed}
        fixedParts={request.fixedParts}
        hasTypedPassages={kind !== 'retraction' && request.changes.length === 0}
        supersedes={props.supersedes ?? null}
        reports={request.reports}
        storyId={props.isElsewhere ? props.articleId : null}
        timeZone={isAlone ? null : request.timeZone}
        live={live}
        draft={draft}
        change={request.change}
        onSubmit={() => void request.submit()}
      />
    </DeskDialog>
  );
};
