import type { Finding } from './Finding.ts';
import { placeTitle } from './placeTitle.ts';

const maxShownCharacters = 60;

/** Why a word keeps a story from being published. */
export const blockedWordText = (passage: string, path: string, instead: string | null): string =>
  [
    `House style does not allow “${passage.slice(0, maxShownCharacters)}”, which is in the ${placeTitle(path)}.`,
    ...(instead ? [`Write “${instead}”.`] : []),
  ].join(' ');

/** @see blockedWordText */
export const blockedFindingText = ({ passage, place, instead }: Finding): string =>
  blockedWordText(passage, place.path, instead);
