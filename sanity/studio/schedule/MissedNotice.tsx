import { missedStoryWords } from '../../../lib/articles/missedWords.ts';
import { usePerson } from '../actions/usePerson.ts';
import { Notice } from '../dialogs/Notice.tsx';

/** `isUnscheduled` is true if the server took its schedule off before. */
type Props = { time: string; reason: string; isUnscheduled: boolean };

/** Above a story that missed its time, or lost its schedule. */
export const MissedNotice = ({ time, reason, isUnscheduled }: Props) => (
  <Notice
    tone="critical"
    title={`The story was scheduled for ${time} ${isUnscheduled ? 'and its schedule was taken off' : 'but did not go live'}`}
    text={missedStoryWords(reason, usePerson().mayPublish)}
  />
);
