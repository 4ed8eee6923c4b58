import { escapeHTML } from '@portabletext/to-html';
import { filmEndings, soundEndings } from '../../../content/recordingFiles.ts';
import { paragraphsOf } from '../../../text/paragraphsOf.ts';
import { addressOfAsset, type Block, fileOfAsset, stringIn, wordsOf } from './values.ts';

const recordingEndings: ReadonlyMap<string, 'video' | 'audio'> = new Map([
  ...filmEndings.map((ending) => [ending, 'video'] as const),
  ...soundEndings.map((ending) => [ending, 'audio'] as const),
]);

const endingOf = (file: string): string => file.slice(file.lastIndexOf('.') + 1).toLowerCase();

/** The player of the first film or sound that a value holds, as exports of stories here write one. Null if it has none. */
export const recordingHtml = (value: Block): string | null => {
  const files = [value, ...Object.values(value)].flatMap((one) => fileOfAsset(one) ?? []);
  const file = files.find((one) => recordingEndings.has(endingOf(one)));
  const kind = file === undefined ? undefined : recordingEndings.get(endingOf(file));
  if (file === undefined || kind === undefined) return null;
  const captions = files.find((one) => endingOf(one) === 'vtt');
  const poster = Object.values(value).flatMap((one) => addressOfAsset(one) ?? [])[0];
  const title = wordsOf(value.title) || wordsOf(value.caption) || stringIn(value, 'alt', 'description');
  const credit = stringIn(value, 'credit');
  const said = paragraphsOf(stringIn(value, 'transcript')).map(
    (text) => `<p>${text.split('\n').map(escapeHTML).join('<br>')}</p>`,
  );
  return [
    `<figure class="recording"><${kind} src="${escapeHTML(file)}"`,
    `${poster ? ` poster="${escapeHTML(poster)}"` : ''}>`,
    captions ? `<track kind="captions" src="${escapeHTML(captions)}">` : '',
    `</${kind}><figcaption>${escapeHTML(title)}`,
    `${credit && ` <small class="credit">${escapeHTML(credit)}</small>`}</figcaption>`,
    `${said.length > 0 ? `<details>${said.join('')}</details>` : ''}</figure>`,
  ].join('');
};
