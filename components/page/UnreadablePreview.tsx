import { unreadableWords } from '../../lib/articles/preview/unreadableWords.ts';
import { Erratum } from './Erratum.tsx';

type Props = { path: string; problem: string };

/** A preview of a document that cannot be shown as it is, such as a name that is being typed anew. */
export const UnreadablePreview = (unread: Props) => (
  <Erratum language="en" label="Preview" text="this page cannot be shown yet.">
    <p role="status">{unreadableWords(unread)}</p>
    <p>The preview goes on as soon as that is filled in. Readers still have what was published last.</p>
  </Erratum>
);
