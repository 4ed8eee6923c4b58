import { escapeHTML } from '@portabletext/to-html';
import type { Picture } from '../images/imageUrl.ts';
import type { RecordingBlock } from './blocks.ts';

/** Where the files of a body are. */
export type FileAddresses = {
  ofPicture: (picture: Picture) => string;
  /** @param address of a film, a sound or captions on the site. */
  ofFile: (address: string) => string;
};

/** The player of a film or sound, well-formed as XML too. Nothing is loaded before somebody starts it. */
export const playerHtml = (
  { _type, url, poster, captions }: RecordingBlock,
  { ofPicture, ofFile }: FileAddresses,
): string => {
  const attributes = `controls="controls" preload="none" src="${escapeHTML(ofFile(url))}"`;
  const shown = poster ? ` poster="${escapeHTML(ofPicture(poster))}"` : '';
  const track = captions ? `<track kind="captions" src="${escapeHTML(ofFile(captions))}"/>` : '';
  return `<${_type} ${attributes}${shown}>${track}</${_type}>`;
};
