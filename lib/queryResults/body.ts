import { z } from 'zod';
import { maxMarkDefinitions } from '../shapes/listLengths.ts';
import { address, id, instant, text } from './fields.ts';
import { image } from './image.ts';
import { itemsOf, optionalPart } from './parseResult.ts';
import { teaser } from './teaser.ts';

const key = optionalPart(z.string().max(500));

/** Rendering compares the marks of each span with those after it. */
const maxSpans = 1_000;
const maxMarks = 20;

/** Portable Text's toolkit takes quadratic time in the lines of a span. */
const maxLines = 2_000;
const hasLines = (written: string) => written.split('\n').length <= maxLines;

const span = z.object({
  _type: z.literal('span').optional(),
  _key: key,
  text: text.refine(hasLines, `has more than ${maxLines} lines`),
  marks: optionalPart(z.array(z.string()).max(maxMarks)),
});

/** Studio's limit. Each level is a nested list. */
const maxListLevel = 10;

const textBlock = z.object({
  _type: z.literal('block'),
  _key: key,
  style: optionalPart(z.string()),
  listItem: optionalPart(z.string()),
  level: z.int().min(1).max(maxListLevel).nullish(),
  children: z.array(span).max(maxSpans).nullish(),
  markDefs: optionalPart(
    itemsOf(
      // A key of any length: a link must not vanish by a longer key, which is no change of the text.
      z.object({
        _type: z.string(),
        _key: z.string(),
        href: address.exactOptional(),
        source: optionalPart(z.string()),
      }),
      maxMarkDefinitions,
    ),
  ),
});
export type TextResult = z.output<typeof textBlock>;

/** Some clients write null for an empty cell. */
const cell = text.nullable().transform((written) => written ?? '');
const maxColumns = 200;
const maxRows = 5_000;
const maxPictures = 200;

/** A related story is another document, so it is optional. */
const relatedStory = optionalPart(
  teaser.extend({ embargoedUntil: z.unknown().optional(), retractedAt: instant.nullish() }),
);

/** Only the lake's own names: the rest of the address is another server's. */
const isFileAddress = (written: string): boolean => {
  const { pathname } = URL.parse(written, 'http://localhost') ?? {};
  return pathname?.includes('/files/') === true && /\/[\w-]+\.\w+$/.test(pathname);
};

/** A file may be missing, but never be another kind of address. */
const file = optionalPart(
  z.object({ _id: id, url: z.string().max(2_000).refine(isFileAddress, 'is not the address of a file') }),
);

const recording = z.object({
  _key: key,
  title: text.nullish(),
  credit: text.nullish(),
  transcript: text.nullish(),
  file,
  captions: file,
  poster: optionalPart(image),
});

/** The block types of the schema. Fields may be missing but must have their type. */
const knownBlock = z.discriminatedUnion('_type', [
  textBlock,
  image.extend({ _type: z.literal('image'), _key: key }),
  recording.extend({ _type: z.literal('video') }),
  recording.extend({ _type: z.literal('audio') }),
  z.object({
    _type: z.literal('gallery'),
    _key: key,
    title: text.nullish(),
    pictures: z
      .array(image.extend({ _key: key }))
      .max(maxPictures)
      .nullish(),
  }),
  z.object({
    _type: z.literal('pullQuote'),
    _key: key,
    quote: text.nullish(),
    attribution: text.nullish(),
  }),
  z.object({
    _type: z.literal('factBox'),
    _key: key,
    title: text.nullish(),
    body: z.array(textBlock).max(maxRows).nullish(),
  }),
  z.object({
    _type: z.literal('table'),
    _key: key,
    caption: text.nullish(),
    headerless: optionalPart(z.boolean()),
    chart: optionalPart(z.string()),
    rows: z
      .array(z.object({ _key: key, cells: z.array(cell).max(maxColumns).nullish() }))
      .max(maxRows)
      .nullish(),
  }),
  z.object({
    _type: z.literal('timeline'),
    _key: key,
    title: text.nullish(),
    events: z
      .array(z.object({ date: text.nullish(), text: text.nullish() }))
      .max(maxRows)
      .nullish(),
  }),
  z.object({ _type: z.literal('relatedStory'), _key: key, story: relatedStory }),
  z.object({ _type: z.literal('embed'), _key: key, url: address.nullish(), title: text.nullish() }),
]);

const other = 'other';
const block = z.discriminatedUnion('_type', [...knownBlock.options, z.object({ _type: z.literal(other) })]);
const kinds = new Set<unknown>(knownBlock.options.flatMap(({ shape }) => [...shape._type.values]));

/** A block of an unknown type, from another Studio. Pages skip it. */
const isOther = (result: unknown): boolean =>
  typeof result === 'object' &&
  result !== null &&
  '_type' in result &&
  typeof result._type === 'string' &&
  !kinds.has(result._type);

const maxBlocks = 10_000;
/** As JSON: about 200,000 words, longer than any report a newspaper printed. */
const maxBodyLength = 2_000_000;

/** A body: all blocks or none. Without one paragraph a story would say something else. */
export const body = z
  .array(z.preprocess((result) => (isOther(result) ? { _type: other } : result), block))
  .max(maxBlocks)
  .refine((blocks) => JSON.stringify(blocks).length <= maxBodyLength, 'is too long to be shown')
  .transform((blocks) => blocks.filter((result) => result._type !== other))
  .nullish();
export type BlockResult = z.output<typeof knownBlock>;
