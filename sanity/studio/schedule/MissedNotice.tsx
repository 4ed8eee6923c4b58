import { missedStoryWords } from '../../../lib/articles/missedWords.ts';
import { usePerson } from '../actions/usePerson.ts';
import { Notice } from '../dialogs/Notice.tsx';

type Props = { time: string; reason: string };

/** Above a story that missed its time. */
export const MissedNotice = ({ time, reason }: Props) => (
  <Notice
    tone="critical"
    title={`The story was scheduled for ${time} but did not go live`}
    text={missedStoryWords(reason, usePerson().mayPublish)}
  />
);
