import { type SanityDocument, useUser } from 'sanity';
import { copyWords } from '../../../../lib/releases/copyState.ts';
import { releaseIn } from '../../../../lib/releases/releaseIn.ts';
import { Notice } from '../../dialogs/Notice.tsx';
import { usePerson } from '../usePerson.ts';
import { useReleaseTitle } from './useReleaseTitle.ts';

/** Above a copy in a release: what happens next, and whose turn it is. Nothing above other documents. */
export const CopyNotice = ({ shown }: { shown: Partial<SanityDocument> | undefined }) => {
  const release = releaseIn(shown?._id ?? '');
  return shown && release !== null && <OfCopy copy={shown} name={release} />;
};

const OfCopy = ({ copy, name }: { copy: Partial<SanityDocument>; name: string }) => {
  const { mayPublish } = usePerson();
  const [user] = useUser(typeof copy.unreviewedChangeBy === 'string' ? copy.unreviewedChangeBy : '');
  const release = useReleaseTitle(name);
  const words = copyWords(copy, { mayPublish, release, author: user?.displayName ?? null });
  return words && <Notice {...words} />;
};
