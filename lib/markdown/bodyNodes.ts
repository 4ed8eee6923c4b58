import { escapeHTML } from '@portabletext/to-html';
import type { List, ListItem, Paragraph, PhrasingContent, RootContent, TableRow } from 'mdast';
import { articlePath } from '../addresses.ts';
import type {
  BodyBlock,
  FactBoxBlock,
  RecordingBlock,
  TableBlock,
  TextBlock,
  TimelineBlock,
} from '../content/blocks.ts';
import { playerHtml } from '../content/playerHtml.ts';
import type { Picture } from '../images/imageUrl.ts';
import { creditLine } from '../pictures/digitalSources.ts';
import { paragraphsOf } from '../text/paragraphsOf.ts';
import type { Words } from '../words/wordsOf.ts';
import { type FindAddress, inlineNodes, wordsNode } from './inlineNodes.ts';

/** The addresses that a body leads to, from where its Markdown is read, and the words beside its own. */
export type Addresses = {
  ofLink: FindAddress;
  ofPicture: (picture: Picture) => string;
  /** The address of the file of a recording, in an export. */
  ofFile?: (address: string) => string;
  words: Words;
  /** True for an export: elements of HTML around what Markdown has no syntax for, by which an import knows it. */
  isWhole?: boolean;
};

/** A body as the syntax tree of Markdown. */
export const bodyNodes = (body: BodyBlock[], addresses: Addresses): RootContent[] => {
  const nodes: RootContent[] = [];
  let items: TextBlock[] = [];
  const closeList = () => {
    if (items.length > 0) nodes.push(...listNodes(items, addresses));
    items = [];
  };
  for (const block of body) {
    if (block._type === 'block' && block.listItem) {
      items.push(block);
      continue;
    }
    closeList();
    nodes.push(...blockNodes(block, addresses));
  }
  closeList();
  return nodes;
};

/** A paragraph, or nothing if it has no words. */
export const paragraph = (...children: PhrasingContent[]): Paragraph[] =>
  children.some((child) => child.type !== 'text' || child.value.trim() !== '')
    ? [{ type: 'paragraph', children }]
    : [];

/** A heading is one line. With a line break it would be underlined, which some parsers read as a table. */
export const heading = (depth: 1 | 2 | 3, ...children: PhrasingContent[]): RootContent[] =>
  children.length > 0 ? [{ type: 'heading', depth, children: children.map(inOneLine) }] : [];

const inOneLine = (node: PhrasingContent): PhrasingContent => {
  if (node.type === 'break') return { type: 'text', value: ' ' };
  return 'children' in node ? ({ ...node, children: node.children.map(inOneLine) } as PhrasingContent) : node;
};

const link = (href: string, words: string, { ofLink }: Addresses): PhrasingContent => {
  const url = ofLink(href);
  return url === null ? wordsNode(words) : { type: 'link', url, children: [wordsNode(words) as never] };
};

/** Nodes inside an element of HTML. Programs that show no HTML show the nodes. */
const within = (element: string, nodes: RootContent[], { isWhole }: Addresses): RootContent[] =>
  isWhole && nodes.length > 0
    ? [
        { type: 'html', value: `<${element}>` },
        ...nodes,
        { type: 'html', value: `</${element.split(' ')[0]}>` },
      ]
    : nodes;

const blockNodes = (block: BodyBlock, addresses: Addresses): RootContent[] => {
  switch (block._type) {
    case 'block':
      return textNodes(block, addresses);
    case 'image':
      return pictureNodes(block.picture, addresses);
    case 'gallery':
      return within(
        'div class="gallery"',
        [
          ...(block.title ? heading(3, wordsNode(block.title)) : []),
          ...block.pictures.flatMap(({ picture }) => pictureNodes(picture, addresses)),
        ],
        addresses,
      );
    case 'video':
    case 'audio':
      return recordingNodes(block, addresses);
    case 'pullQuote':
      return within(
        'div class="pull-quote"',
        [
          {
            type: 'blockquote',
            children: [
              ...paragraph(wordsNode(block.quote)),
              ...(block.attribution ? paragraph(wordsNode(block.attribution)) : []),
            ],
          },
        ],
        addresses,
      );
    case 'factBox':
      return factBoxNodes(block, addresses);
    case 'table':
      return tableNodes(block, addresses);
    case 'timeline':
      return timelineNodes(block, addresses);
    case 'relatedStory':
      return within(
        'div class="related"',
        paragraph(link(articlePath(block.story.slug), block.story.headline, addresses)),
        addresses,
      );
    case 'embed':
      return within('div class="embed"', paragraph(link(block.url, block.title, addresses)), addresses);
  }
};

const textNodes = (block: TextBlock, { ofLink, isWhole }: Addresses): RootContent[] => {
  const words = inlineNodes(block, ofLink, isWhole);
  if (block.style === 'h2') return heading(2, ...words);
  if (block.style === 'h3') return heading(3, ...words);
  const text = paragraph(...words);
  return block.style === 'blockquote' && text.length > 0 ? [{ type: 'blockquote', children: text }] : text;
};

/** A picture, and below it its caption and credit. An export has what else is known of it in its front matter. */
const pictureNodes = (picture: Picture, addresses: Addresses): RootContent[] => {
  const { alt, caption } = picture;
  const words = [caption, creditLine(picture, addresses.words)].filter((part) => part !== null).join(' ');
  const image: Paragraph = {
    type: 'paragraph',
    children: [{ type: 'image', url: addresses.ofPicture(picture), alt }],
  };
  const told = paragraph(wordsNode(words));
  if (!addresses.isWhole || told.length === 0) return [image, ...told];
  return within('figure', [image, ...within('figcaption', told, addresses)], addresses);
};

/** A link to the file. An export has the player, in the elements that its HTML has. */
const recordingNodes = (block: RecordingBlock, addresses: Addresses): RootContent[] => {
  const { title, url, credit, transcript } = block;
  const { isWhole, ofFile, ofPicture, words } = addresses;
  const creditNodes = credit ? paragraph(wordsNode(credit)) : [];
  const said = paragraphsOf(transcript);
  if (!isWhole || !ofFile)
    return [
      ...paragraph(link(url, title, addresses)),
      ...creditNodes,
      ...said.flatMap((text) => paragraph(wordsNode(text))),
    ];
  return [
    { type: 'html', value: `<figure class="recording">${playerHtml(block, { ofPicture, ofFile })}` },
    ...within(
      'figcaption',
      [...paragraph(wordsNode(title)), ...within('small class="credit"', creditNodes, addresses)],
      addresses,
    ),
    ...(said.length > 0
      ? [
          {
            type: 'html' as const,
            value: `<details><summary>${escapeHTML(words('blocks.transcript'))}</summary>`,
          },
          ...said.flatMap((text) => paragraph(...linesOf(text))),
          { type: 'html' as const, value: '</details>' },
        ]
      : []),
    { type: 'html', value: '</figure>' },
  ];
};

/** The lines of a paragraph, with breaks between them. */
const linesOf = (text: string): PhrasingContent[] =>
  text
    .split('\n')
    .flatMap((line, index) => [...(index > 0 ? [{ type: 'break' as const }] : []), wordsNode(line)]);

const factBoxNodes = ({ title, body }: FactBoxBlock, addresses: Addresses): RootContent[] =>
  within(
    'aside class="fact-box"',
    [...heading(3, wordsNode(title ?? addresses.words('blocks.background'))), ...bodyNodes(body, addresses)],
    addresses,
  );

const timelineNodes = ({ title, events }: TimelineBlock, addresses: Addresses): RootContent[] =>
  within(
    'div class="timeline"',
    [
      ...heading(3, wordsNode(title ?? addresses.words('blocks.timeline'))),
      {
        type: 'list',
        spread: false,
        children: events.map(({ date, text }) => ({
          type: 'listItem',
          children: paragraph(
            { type: 'strong', children: [wordsNode(date)] },
            { type: 'text', value: ' ' },
            wordsNode(text),
          ),
        })),
      },
    ],
    addresses,
  );

/** Markdown has no table without a header row, so it is empty if there are no names. */
const tableNodes = ({ caption, hasHeader, rows, chart }: TableBlock, addresses: Addresses): RootContent[] => {
  const width = Math.max(...rows.map(({ cells }) => cells.length), 1);
  const row = (cells: { text: string }[]): TableRow => ({
    type: 'tableRow',
    children: Array.from({ length: width }, (_, column) => ({
      type: 'tableCell',
      children: [wordsNode(cells[column]?.text ?? '')],
    })),
  });
  const [names, entries] = hasHeader ? [rows[0], rows.slice(1)] : [null, rows];
  return within(
    `figure class="table"${chart ? ` data-chart="${chart}"` : ''}`,
    [
      ...(caption ? within('figcaption', paragraph(wordsNode(caption)), addresses) : []),
      { type: 'table', children: [row(names?.cells ?? []), ...entries.map(({ cells }) => row(cells))] },
    ],
    addresses,
  );
};

/** Lists by their levels. A deeper item is a list within the item before it. */
const listNodes = (items: TextBlock[], addresses: Addresses): List[] => {
  const lists: List[] = [];
  for (let index = 0; index < items.length; ) {
    const item = items[index];
    const end = endOf(items, index);
    if (item) {
      const entry: ListItem = {
        type: 'listItem',
        spread: false,
        children: [
          ...paragraph(...inlineNodes(item, addresses.ofLink, addresses.isWhole)),
          ...listNodes(items.slice(index + 1, end), addresses),
        ],
      };
      const ordered = item.listItem === 'number';
      const last = lists.at(-1);
      if (last?.ordered === ordered) last.children.push(entry);
      else lists.push({ type: 'list', ordered, spread: false, children: [entry] });
    }
    index = end;
  }
  return lists;
};

/** The index after an item and the deeper ones that follow it. */
const endOf = (items: TextBlock[], index: number): number => {
  let end = index + 1;
  while (end < items.length && levelOf(items[end]) > levelOf(items[index])) end += 1;
  return end;
};

const levelOf = (item: TextBlock | undefined): number => item?.level ?? 1;
