import { chartKinds, findChartKind } from '../../content/chartKinds.ts';
import { bodyWithNamedSources, namedSourcesIn, sourceWords } from '../../content/namedSources.ts';
import { isUnsigned } from '../../people/isUnsigned.ts';
import { digitalSourceLabel } from '../../pictures/digitalSources.ts';
import { titleOf } from '../../vocabulary.ts';
import { pictureWords, type StoredPicture, storedPicture } from './pictureWords.ts';

/** The parts of a story whose text is compared between revisions. */
const changedPaths = [
  'kicker',
  'headline',
  'standfirst',
  'bylines',
  'dateline',
  'caption',
  'body',
  'summary',
  'keyPoints',
  'contacts',
  'sources',
] as const;
export type ChangedPath = (typeof changedPaths)[number];

export const isChangedPath = (path: unknown): path is ChangedPath =>
  changedPaths.some((known) => known === path);

/** One text of a story: a field, or a text in a block. */
export type StoryText = {
  path: ChangedPath;
  /** The block's `_key`, or null outside the body or without a key. */
  block: string | null;
  /** Distinguishes the texts of one block: table cells, quotation and attribution. */
  slot: string;
  text: string;
  /** The picture that the text describes. */
  picture?: StoredPicture;
};

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const wordsIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const listIn = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const keyOf = ({ _key }: Fields): string | null => (typeof _key === 'string' ? _key : null);

/** The text fields of each block type. */
const wordFields: Record<string, string[]> = {
  image: ['caption', 'credit'],
  gallery: ['title'],
  video: ['title', 'credit', 'transcript'],
  audio: ['title', 'credit', 'transcript'],
  pullQuote: ['quote', 'attribution'],
  factBox: ['title'],
  table: ['caption'],
  timeline: ['title'],
  embed: ['title', 'url'],
};

/** The alternative text of an image, which describes its picture. */
const describing = (image: Fields, text: StoryText): StoryText => {
  const picture = storedPicture(image);
  return picture ? { ...text, picture } : text;
};

/** What readers are told of how a picture was made. */
const labelOf = ({ digitalSource }: Fields): string => digitalSourceLabel(digitalSource) ?? '';

/** The kind of chart that a table is shown as. */
const chartOf = ({ chart }: Fields): string => {
  const kind = findChartKind(chart);
  return kind ? titleOf(chartKinds, kind) : '';
};

/** Slots of words that the newsroom chooses from a list, or that say which source a passage names. */
export const isChosenSlot = (slot: string): boolean =>
  ['label', 'chart', 'sources'].includes(slot.split(' ')[0] ?? '');

const blockTexts = (block: Fields): StoryText[] => {
  const key = keyOf(block);
  const text = (slot: string, value: unknown): StoryText => ({
    path: 'body',
    block: key,
    slot,
    text: wordsIn(value),
  });
  const type = wordsIn(block._type);
  if (type === 'block')
    return [
      text(
        '',
        listIn(block.children)
          .map((child) => wordsIn(child.text))
          .join(''),
      ),
      text('sources', namedSourcesIn(block).join('; ')),
    ];
  const fields = Object.hasOwn(wordFields, type) ? (wordFields[type] ?? []) : [];
  return [
    ...(type === 'image' ? [describing(block, text('alt', block.alt))] : []),
    ...fields.map((name) => text(name, block[name])),
    ...(type === 'image' ? [text('label', labelOf(block))] : []),
    ...(type === 'table' ? [text('chart', chartOf(block))] : []),
    ...listIn(block.pictures).flatMap((image, index) => {
      const slot = (name: string) => `${name} ${keyOf(image) ?? index}`;
      return [
        describing(image, text(slot('alt'), image.alt)),
        ...['caption', 'credit'].map((name) => text(slot(name), image[name])),
        text(slot('label'), labelOf(image)),
      ];
    }),
    ...listIn(block.rows).flatMap((row, index) =>
      (Array.isArray(row.cells) ? row.cells : []).map((cell, column) =>
        text(`cell ${keyOf(row) ?? index} ${column}`, cell),
      ),
    ),
    ...listIn(block.events).flatMap((event, index) => [
      text(`date ${keyOf(event) ?? index}`, event.date),
      text(`event ${keyOf(event) ?? index}`, event.text),
    ]),
    // Paragraphs in a fact box are blocks with their own keys.
    ...(type === 'factBox' ? listIn(block.body).flatMap(blockTexts) : []),
  ];
};

const captionsOf = (image: Fields): StoryText[] =>
  ['alt', 'caption', 'credit', 'label'].map((slot) => {
    const words = slot === 'label' ? labelOf(image) : wordsIn(image[slot]);
    const text: StoryText = { path: 'caption', block: null, slot, text: words };
    return slot === 'alt' ? describing(image, text) : text;
  });

/** The name of a referenced person, or null if it is unknown. */
export type PersonNameOf = (id: string) => string | null;

/** People by name: readers see names, and a person may be renamed later. */
const peopleOf = (path: 'bylines' | 'contacts', people: unknown, nameOf: PersonNameOf): StoryText[] =>
  listIn(people).flatMap(({ _ref }): StoryText[] =>
    typeof _ref === 'string' ? [{ path, block: null, slot: _ref, text: nameOf(_ref) ?? '' }] : [],
  );

const sourcesOf = (sources: unknown): StoryText[] =>
  listIn(sources).map((source, index) => ({
    path: 'sources',
    block: null,
    slot: keyOf(source) ?? String(index),
    text: [
      source.outlet,
      source.title,
      source.url,
      ...(Array.isArray(source.partners) ? source.partners : []),
    ]
      .map(wordsIn)
      .filter(Boolean)
      .join(', '),
  }));

const fieldText = (path: ChangedPath, story: Fields): StoryText => ({
  path,
  block: null,
  slot: '',
  text: wordsIn(story[path]),
});

/**
 * All texts of a story, in reading order. Values that break the schema hold no text.
 *
 * @param nameOf the name of a writer or contact. Without a name, a person holds no text.
 */
export const storyTexts = (story: Fields, nameOf: PersonNameOf): StoryText[] => [
  ...(['kicker', 'headline', 'standfirst'] as const).map((path) => fieldText(path, story)),
  ...(isUnsigned(story) ? [] : peopleOf('bylines', story.bylines, nameOf)),
  fieldText('dateline', story),
  ...(isFields(story.leadImage) ? captionsOf(story.leadImage) : []),
  ...listIn(bodyWithNamedSources(story, sourceWords)).flatMap(blockTexts),
  fieldText('summary', story),
  ...(Array.isArray(story.keyPoints) ? story.keyPoints : []).map(
    (point): StoryText => ({ path: 'keyPoints', block: null, slot: '', text: wordsIn(point) }),
  ),
  ...peopleOf('contacts', story.contacts, nameOf),
  ...sourcesOf(story.sources),
];

/** A text in two revisions, or null in the one without it. */
export type TextPair = { before: StoryText | null; after: StoryText | null };

const placeOf = ({ path, block, slot }: StoryText) => JSON.stringify([path, block, slot]);
const isDescription = ({ picture }: StoryText): boolean => picture !== undefined;
/** A picture is never the same content as a paragraph with the words of its description. */
const contentOf = (text: StoryText) => JSON.stringify([text.path, isDescription(text), text.text]);
const assetOf = ({ path, picture }: StoryText) => (picture ? JSON.stringify([path, picture.asset]) : null);

const isText = ({ text }: StoryText) => text.trim() !== '';

/** Indexes items by name. Duplicate names, and items without one, are left out. */
const distinct = (texts: StoryText[], nameOf: (text: StoryText) => string | null): Map<string, StoryText> =>
  new Map(
    [...Map.groupBy(texts, nameOf)].flatMap(([name, same]) =>
      name !== null && same.length === 1 && same[0] ? [[name, same[0]] as const] : [],
    ),
  );

/**
 * Pairs the texts of two revisions that differ. Texts match by field or block key, so a moved block has not
 * changed. Of the rest, descriptions match by their picture, then texts by their words. Then a removed and an added text
 * at the same place are one changed text, but never a picture and a paragraph.
 */
export const pairTexts = (before: StoryText[], after: StoryText[]): TextPair[] => {
  const partnerOf = new Map<StoryText, StoryText>();
  const isPaired = new Set<StoryText>();
  const pairBy = (nameOf: (text: StoryText) => string | null) => {
    const old = distinct(
      before.filter((text) => !isPaired.has(text)),
      nameOf,
    );
    const current = distinct(
      after.filter((text) => !partnerOf.has(text)),
      nameOf,
    );
    for (const [name, text] of current) {
      const was = old.get(name);
      if (was) {
        partnerOf.set(text, was);
        isPaired.add(was);
      }
    }
  };
  pairBy((text) => (text.path === 'keyPoints' ? contentOf(text) : placeOf(text)));
  pairBy(assetOf);
  pairBy(contentOf);

  const removedAfter = groupByAnchor(before, (text) => (isPaired.has(text) ? text : null));
  const addedAfter = groupByAnchor(after, (text) => partnerOf.get(text) ?? null);
  for (const [place, added] of addedAfter) {
    const removed = removedAfter.get(place) ?? [];
    for (const isPicture of [true, false]) {
      const [old, current] = [removed, added].map((texts) =>
        texts.filter((text) => isDescription(text) === isPicture),
      );
      if (!old || old.length !== current?.length) continue;
      for (const [index, text] of current.entries()) {
        const was = old[index];
        if (was && was.path === text.path) {
          partnerOf.set(text, was);
          isPaired.add(was);
        }
      }
    }
  }
  const isChanged = ({ before: was, after: is }: TextPair) =>
    (was?.text.trim() ?? '') !== (is?.text.trim() ?? '') || pictureWords(was, is) !== null;
  return [
    ...after.map((text): TextPair => ({ before: partnerOf.get(text) ?? null, after: text })),
    ...before.filter((text) => !isPaired.has(text)).map((text): TextPair => ({ before: text, after: null })),
  ].filter(isChanged);
};

/** Texts of only one revision, grouped by the last common text before them, or null. */
const groupByAnchor = (texts: StoryText[], findAnchor: (text: StoryText) => StoryText | null) => {
  const groups = new Map<StoryText | null, StoryText[]>();
  let anchor: StoryText | null = null;
  for (const text of texts) {
    const found = findAnchor(text);
    if (found) anchor = found;
    else if (isText(text)) {
      const group = groups.get(anchor);
      if (group) group.push(text);
      else groups.set(anchor, [text]);
    }
  }
  return groups;
};
