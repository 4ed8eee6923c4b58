/** The transactions of the draft with a long history. */
export const revisions = Number(process.env.BENCH_REVISIONS ?? 2_000);

const blocksOf = (count: number, words: number): Record<string, unknown>[] =>
  Array.from({ length: count }, (_, block) => ({
    _key: `b${block}`,
    _type: 'block',
    style: 'normal',
    markDefs: [],
    children: [
      {
        _key: `s${block}`,
        _type: 'span',
        marks: [],
        text: Array.from({ length: words }, (_, word) => `word${(block * 7 + word * 13) % 3_000}`).join(' '),
      },
    ],
  }));

/** The draft of the editor who saves. */
export const ownDraft = { language: 'en', body: blocksOf(30, 40) };
/** As long as stories get. */
export const longDraft = { headline: 'A long story', language: 'en', body: blocksOf(800, 30) };
export const oldDraft = { headline: 'An old story', language: 'en', body: blocksOf(120, 40) };
