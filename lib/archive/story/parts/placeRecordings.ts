import { playerFacts, releaseSwallowed, wholePlayer } from '../../../import/html/playerFacts.ts';
import type { ArchivedRecording } from '../../ArchivedStory.ts';
import type { SetParts } from './SetParts.ts';

/** Each asks for what is in its figure. Later ones are left out, which the report says. */
const maxPlayers = 200;

/** A part cannot stand in it. */
const cells = 'table';

const lineOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

type Setting = {
  newKey: () => string;
  /** The whole address of a file. */
  addressOf: (written: string) => string;
};

/**
 * Turns the players of films and sounds into blocks, as exports of stories here, WordPress, Ghost and pages write them. A
 * player without a file, such as one that a script fills, stays.
 *
 * @returns the files of each by the key of its block.
 */
export const placeRecordings = (
  document: Document,
  parts: SetParts,
  { newKey, addressOf }: Setting,
): ReadonlyMap<string, ArchivedRecording> => {
  const recordings = new Map<string, ArchivedRecording>();
  releaseSwallowed(document);
  for (const player of [...document.querySelectorAll('video, audio')].slice(0, maxPlayers)) {
    // What browsers without the outer player see has left with it.
    if (player.closest(cells) || player.closest('body') === null) continue;
    const whole = wholePlayer(player);
    const own = whole.matches('figure.recording') ? takeOwn(whole) : {};
    const facts = playerFacts(player);
    if (facts === null) continue;
    const { kind, title, files, captions, poster } = facts;
    const _key = newKey();
    recordings.set(_key, {
      ...{ kind, files: files.map(addressOf) },
      ...(captions !== null && { captions: addressOf(captions) }),
      ...(poster !== null && { poster: addressOf(poster) }),
    });
    keepOtherWords(whole);
    parts.put(whole, { _type: kind, _key, title, ...own }, document);
  }
  return recordings;
};

const prose = 'p, blockquote, ul, ol, h2, h3, h4';

/** Words in a figure that are neither caption nor controls, such as a quotation, stay in the text. */
const keepOtherWords = (whole: Element): void => {
  if (whole.matches('.recording, .kg-card')) return;
  const others = [...whole.querySelectorAll(prose)].filter(
    (element) =>
      !element.parentElement?.closest(prose) &&
      !element.closest('figcaption, video, audio') &&
      lineOf(element) !== '',
  );
  whole.after(...others);
};

/** The credit and transcript of an export of a story here. The credit leaves the caption. */
const takeOwn = (figure: Element): { credit?: string; transcript?: string } => {
  const small = figure.querySelector('small.credit');
  const credit = lineOf(small);
  small?.remove();
  const transcript = [...figure.querySelectorAll('details > p')]
    .map(linesOf)
    .filter((text) => text !== '')
    .join('\n\n');
  return { ...(credit && { credit }), ...(transcript && { transcript }) };
};

const linesOf = (paragraph: Element): string => {
  for (const end of paragraph.querySelectorAll('br')) end.replaceWith('\uE002');
  return lineOf(paragraph)
    .split('\uE002')
    .map((line) => line.trim())
    .join('\n');
};
