type StoredCorrection = { _id: string; kind?: unknown; note?: unknown };

/** Returns true if a correction waits for an editor, or for its time. */
export const isWaiting = (status: unknown): boolean => status === 'drafted' || status === 'approved';

/** The note is named by its beginning. */
const maxNoteCharacters = 120;

/**
 * Why a correction cannot wait beside another one of the same story: both would publish the one draft of the story, so an
 * approval of one would publish the text of the other.
 *
 * @param other the one that waits already.
 */
export const oneAtATimeProblem = ({ _id, kind, note }: StoredCorrection): string => {
  const name = kind === 'retraction' ? 'A retraction' : 'A correction';
  const text = typeof note === 'string' && note.trim() !== '' ? note.trim() : _id;
  const short = text.length > maxNoteCharacters ? `${text.slice(0, maxNoteCharacters).trimEnd()}…` : text;
  return `${name} of this story waits already: “${short}”. A story takes one at a time. It is under “Waiting for an editor”: approve, decline or take it back first.`;
};

export const draftNamedProblem =
  'The correction refers to a draft. Refer to the published story, whose id has no dot.';
