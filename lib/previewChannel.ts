/** The BroadcastChannel between Studio and its open previews. */
export const previewChannel = 'copydesk-preview';

/** A text of a document that a person changes in Studio. It may not be saved yet. */
export type TypedText = {
  /** Id of the published document and path in it, such as `story body[_key=="k"].children[_key=="s"].text`. */
  place: string;
  was: string;
  text: string;
};

export type PreviewMessage =
  /** A preview was opened, and may have been rendered before the last change. */
  | { kind: 'opened' }
  | { kind: 'typed'; texts: TypedText[] }
  /** Studio saved a revision of a draft. */
  | { kind: 'saved'; revision: string }
  /** Studio closed the form of a document. */
  | { kind: 'closed' };

export const placeOf = (id: string, path: string): string => `${id} ${path}`;
