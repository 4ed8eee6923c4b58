import type { Article } from '../../articles/Article.ts';
import type { TextBlock } from '../../content/blocks.ts';

/** A story without the words that corrections struck: whoever prints the text prints the current one. */
export const currentArticle = (article: Article): Article => ({
  ...article,
  body: article.body.map((block) => {
    if (block._type === 'block') return currentBlock(block);
    return block._type === 'factBox' ? { ...block, body: block.body.map(currentBlock) } : block;
  }),
});

const currentBlock = (block: TextBlock): TextBlock => {
  const passages = (block.markDefs ?? []).filter(({ _type }) => _type === 'correctedPassage');
  const isMark = new Set(passages.map(({ _key }) => _key));
  const isStruck = new Set(
    passages.filter((passage) => 'part' in passage && passage.part === 'struck').map(({ _key }) => _key),
  );
  return {
    ...block,
    children: block.children
      .filter(({ marks = [] }) => !marks.some((mark) => isStruck.has(mark)))
      .map((span) => ({ ...span, marks: (span.marks ?? []).filter((mark) => !isMark.has(mark)) })),
    markDefs: (block.markDefs ?? []).filter(({ _key }) => !isMark.has(_key)),
  };
};
