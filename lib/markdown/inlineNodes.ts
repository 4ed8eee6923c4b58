import { buildMarksTree, type ToolkitNestedPortableTextSpan } from '@portabletext/toolkit';
import type { PhrasingContent } from 'mdast';
import type { SourceNote, TextBlock } from '../content/blocks.ts';

/** Finds the address of a link's target, or null if it must not be linked. */
export type FindAddress = (href: string) => string | null;

type MarkDef = NonNullable<TextBlock['markDefs']>[number] & { part?: unknown };

/** Markdown shows a run of white space as one space. A single no-break space stays. */
const inOneRun = (text: string): string => text.replaceAll(/[^\S\u00a0\u202f]|\s{2,}/gu, ' ');

/** Plain words in one line. */
export const wordsNode = (text: string): PhrasingContent => ({
  type: 'text',
  value: inOneRun(text).trim(),
});

/**
 * The text of a block with its marks and links. Line breaks stay, at most two in a row.
 *
 * @param hasNotes true if each passage with a source is followed by an element that names it, which shows nothing.
 */
export const inlineNodes = (
  block: TextBlock,
  findAddress: FindAddress,
  hasNotes = false,
): PhrasingContent[] =>
  trimmed(
    buildMarksTree(block as Parameters<typeof buildMarksTree>[0]).flatMap((node) =>
      hasNotes && isNote(node) ? noteNodes(node) : nodesOf(node, findAddress),
    ),
  );

const isNote = (node: object): node is SourceNote => '_type' in node && node._type === 'sourceNote';

const noteNodes = ({ number, length }: SourceNote): PhrasingContent[] => [
  { type: 'html', value: `<span class="source-note" data-source="${number}" data-length="${length}">` },
  { type: 'html', value: '</span>' },
];

const isNested = (node: { _type: string }): node is ToolkitNestedPortableTextSpan => node._type === '@span';

const nodesOf = (node: { _type: string; text?: unknown }, findAddress: FindAddress): PhrasingContent[] => {
  if (!isNested(node)) {
    const text = typeof node.text === 'string' ? node.text : '';
    return text === '\n' ? [{ type: 'break' }] : text === '' ? [] : [{ type: 'text', value: inOneRun(text) }];
  }
  const children = node.children.flatMap((child) => nodesOf(child, findAddress));
  return outside(children, (inner) => marked(node, inner, findAddress));
};

const marked = (
  { markType, markDef }: ToolkitNestedPortableTextSpan,
  children: PhrasingContent[],
  findAddress: FindAddress,
): PhrasingContent[] => {
  const { href, part } = (markDef ?? {}) as Partial<MarkDef>;
  const url = markType === 'link' && href !== undefined ? findAddress(href) : null;
  if (url !== null) return [{ type: 'link', url, children: children as never }];
  if (markType === 'strong') return [{ type: 'strong', children }];
  if (markType === 'em') return [{ type: 'emphasis', children }];
  // A space separates struck from new text: copied, `8` and `9` must not become `89`.
  if (part === 'struck')
    return [
      { type: 'delete', children },
      { type: 'text', value: ' ' },
    ];
  return children;
};

const isBlank = (node: PhrasingContent | undefined): boolean =>
  node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');

/** Moves white space at both ends of marked text outside, because Markdown does not mark it. */
const outside = (
  nodes: PhrasingContent[],
  mark: (inner: PhrasingContent[]) => PhrasingContent[],
): PhrasingContent[] => {
  const inner = [...nodes];
  const before: PhrasingContent[] = [];
  const after: PhrasingContent[] = [];
  while (inner.length > 0 && isBlank(inner[0])) before.push(...inner.splice(0, 1));
  while (inner.length > 0 && isBlank(inner.at(-1))) after.unshift(...inner.splice(-1, 1));
  const [first, last] = [inner[0], inner.at(-1)];
  if (first === undefined || last === undefined) return nodes;
  if (first.type === 'text' && /^\s/u.test(first.value)) {
    before.push({ type: 'text', value: ' ' });
    inner[0] = { ...first, value: first.value.trimStart() };
  }
  const end = inner.at(-1);
  if (end?.type === 'text' && /\s$/u.test(end.value)) {
    after.unshift({ type: 'text', value: ' ' });
    inner[inner.length - 1] = { ...end, value: end.value.trimEnd() };
  }
  return [...before, ...mark(inner), ...after];
};

const maxBreaks = 2;

/** Without white space at its ends and around line breaks, which Markdown removes. */
const trimmed = (nodes: PhrasingContent[]): PhrasingContent[] => {
  const kept: PhrasingContent[] = [];
  let breaks = maxBreaks;
  for (const node of joined(nodes)) {
    const previous = kept.at(-1);
    const isAtStart = previous === undefined || previous.type === 'break';
    if (node.type === 'break') {
      if (breaks < maxBreaks) kept.push(node);
      breaks += 1;
    } else if (node.type === 'text') {
      const value = isAtStart ? node.value.trimStart() : node.value;
      if (value === '') continue;
      kept.push({ ...node, value });
      breaks = 0;
    } else {
      kept.push(node);
      breaks = 0;
    }
  }
  while (isBlank(kept.at(-1))) kept.pop();
  return kept.map((node, index) => {
    const isAtEnd = index === kept.length - 1 || kept[index + 1]?.type === 'break';
    return node.type === 'text' && isAtEnd ? { ...node, value: node.value.trimEnd() } : node;
  });
};

/** Adjacent texts as one, so that a run of spaces across spans is one space. */
const joined = (nodes: PhrasingContent[]): PhrasingContent[] => {
  const all: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      all[all.length - 1] = { ...last, value: inOneRun(last.value + node.value) };
    else all.push(node);
  }
  return all;
};
