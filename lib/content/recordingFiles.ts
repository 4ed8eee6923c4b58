/** Files that browsers play, by the ending of their names, with their types. */
const filmTypes: ReadonlyMap<string, string> = new Map([
  ['mp4', 'video/mp4'],
  ['m4v', 'video/mp4'],
  ['webm', 'video/webm'],
  ['mov', 'video/quicktime'],
  ['ogv', 'video/ogg'],
]);
const soundTypes: ReadonlyMap<string, string> = new Map([
  ['mp3', 'audio/mpeg'],
  ['m4a', 'audio/mp4'],
  ['aac', 'audio/aac'],
  ['ogg', 'audio/ogg'],
  ['oga', 'audio/ogg'],
  ['opus', 'audio/ogg'],
  ['wav', 'audio/wav'],
  ['flac', 'audio/flac'],
  ['weba', 'audio/webm'],
]);

export const filmEndings = [...filmTypes.keys()];
export const soundEndings = [...soundTypes.keys()];

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/** The media type of a film or sound by the name of its file. Null if it is not known. */
export const recordingType = (name: string): string | null => {
  const ending = endingOf(name);
  return filmTypes.get(ending) ?? soundTypes.get(ending) ?? null;
};

export type FileUse = 'video' | 'audio' | 'captions';

/** A sound may be in a file that is made for films. */
const endings: Record<FileUse, ReadonlySet<string>> = {
  video: new Set(filmEndings),
  audio: new Set([...soundEndings, 'mp4', 'webm']),
  captions: new Set(['vtt']),
};

/** Where a file says what it is. @see https://mimesniff.spec.whatwg.org */
const signatures: [at: number, text: string][] = [
  ...['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].map((box): [number, string] => [4, box]),
  ...['\x1a\x45\xdf\xa3', 'OggS', 'ID3', 'RIFF', 'fLaC', 'ADIF'].map((begin): [number, string] => [0, begin]),
];

/** MP3 and AAC without a head begin with eleven set bits. */
const isFrame = (head: Uint8Array): boolean => head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0;

const startsWith = (head: Uint8Array, at: number, text: string): boolean =>
  [...text].every((sign, index) => head[at + index] === sign.charCodeAt(0));

const isRecording = (head: Uint8Array): boolean =>
  isFrame(head) || signatures.some(([at, text]) => startsWith(head, at, text));

const isCaptions = (head: Uint8Array): boolean =>
  startsWith(head, startsWith(head, 0, '\xef\xbb\xbf') ? 3 : 0, 'WEBVTT');

/**
 * Why a file cannot be a film, a sound or captions, as the end of a sentence about it; null if it can.
 *
 * @param head its first bytes.
 */
export const recordingFileProblem = (use: FileUse, name: string, head: Uint8Array): string | null => {
  const isKnown = endings[use].has(endingOf(name));
  if (use === 'captions') return isKnown && isCaptions(head) ? null : 'is no WebVTT';
  return isKnown && isRecording(head)
    ? null
    : `is no ${use === 'video' ? 'film' : 'sound'} that browsers play`;
};
