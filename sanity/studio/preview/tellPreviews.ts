import { pathToString } from 'sanity';
import { type PreviewMessage, placeOf, previewChannel } from '../../../lib/previewChannel.ts';
import type { ChangedText } from './changedTexts.ts';

let channel: BroadcastChannel | undefined;

/** The preview beside the form hears it before Studio draws its form anew, and one in another window after that. */
export const tellPreviews = (message: PreviewMessage): void => {
  for (let index = 0; index < window.frames.length; index += 1) tellFrame(window.frames[index], message);
  channel ??= new BroadcastChannel(previewChannel);
  channel.postMessage(message);
};

/** The event of a save may come after the answer of a later one. */
const maxTold = 20;
const told: string[] = [];

/** Tells a revision that Studio has saved, once. */
export const tellSaved = (revision: string): void => {
  if (told.includes(revision)) return;
  told.push(revision);
  if (told.length > maxTold) told.shift();
  tellPreviews({ kind: 'saved', revision });
};

const tellFrame = (frame: Window | undefined, message: PreviewMessage): void => {
  try {
    frame?.dispatchEvent(new CustomEvent(previewChannel, { detail: message }));
  } catch {
    // A frame of another site, such as a player.
  }
};

/** @param id of the published document. */
export const tellTexts = (id: string, changed: ChangedText[]): void => {
  const texts = changed.map(({ path, was, text }) => ({ place: placeOf(id, pathToString(path)), was, text }));
  if (texts.length > 0) tellPreviews({ kind: 'typed', texts });
};
