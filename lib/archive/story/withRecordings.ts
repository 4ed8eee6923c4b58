import { isWebAddress } from '../../addresses.ts';
import { type Block, plainBlock } from '../../pasting/Block.ts';
import { paragraphsOf } from '../../text/paragraphsOf.ts';
import type { ArchivedBody, ArchivedRecording } from '../ArchivedStory.ts';

/** The asset of a file of a recording by its address, or a sentence that says why there is none. */
export type FoundFile = { asset: string } | { problem: string };

type Files = {
  recordings: ArchivedBody['recordings'];
  fileOf: (address: string) => FoundFile;
  /** The asset of a picture; null if it did not come along. */
  assetOf: (address: string) => string | null;
  notes: string[];
};

const reference = (id: string) => ({ _type: 'reference', _ref: id });
const file = (id: string) => ({ _type: 'file', asset: reference(id) });

/** A body with the files of its films and sounds. One whose file did not come along is a link to it, with its words. */
export const withRecordings = (blocks: Block[], { recordings, ...files }: Files): Block[] =>
  blocks.flatMap((block) => {
    const recording = recordings?.get(block._key);
    return recording ? whole(block, recording, files) : [block];
  });

const whole = (
  block: Block,
  { files, captions, poster }: ArchivedRecording,
  { fileOf, assetOf, notes }: Omit<Files, 'recordings'>,
): Block[] => {
  const found = files.map(fileOf);
  const usable = found.find((one) => 'asset' in one);
  const name = `The ${block._type === 'video' ? 'film' : 'sound'} “${block.title}”`;
  if (!usable) {
    const [problem] = found.flatMap((one) => ('problem' in one ? [one.problem] : []));
    notes.push(
      `${name} is ${files.some(isWebAddress) ? 'a link' : 'no more than words'} in the text: ${problem}`,
    );
    return linked(block, files);
  }
  const text = captions === undefined ? null : fileOf(captions);
  if (text && 'problem' in text) notes.push(`${name} has no captions: ${text.problem}`);
  const picture = poster === undefined ? null : assetOf(poster);
  if (poster !== undefined && picture === null) notes.push(`Left out: the picture ${poster}.`);
  return [
    {
      ...block,
      file: file(usable.asset),
      ...(text && 'asset' in text && { captions: file(text.asset) }),
      ...(picture && { poster: { _type: 'image', asset: reference(picture) } }),
    },
  ];
};

/** What a feed has of a recording. Only an address of the web leads anywhere. */
const linked = ({ _key, title, credit, transcript }: Block, files: string[]): Block[] => {
  const href = files.find(isWebAddress);
  const text = plainBlock(String(title), _key);
  const link = {
    ...text,
    children: [{ _type: 'span', _key: `${_key}s`, text: String(title), marks: [`${_key}l`] }],
    markDefs: [{ _type: 'link', _key: `${_key}l`, href }],
  };
  const more = [
    ...(typeof credit === 'string' ? [credit] : []),
    ...paragraphsOf(typeof transcript === 'string' ? transcript : null),
  ];
  return [href === undefined ? text : link, ...more.map((words, at) => plainBlock(words, `${_key}-${at}`))];
};
