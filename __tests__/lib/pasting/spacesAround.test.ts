import { spacesAround } from '../../../lib/pasting/spacesAround.ts';

describe('the spaces around a pasted text', () => {
  it.each([
    ['separate it from the words beside it', ' low ', 'It is', 'now', ' ', ' '],
    ['are a tab or a space that does not break', '\tlow\u00a0', 'It is', 'now', ' ', ' '],
    ['do not begin a paragraph', ' low', '', '', '', ''],
    ['end the text at the end of a paragraph', 'low ', 'It is ', '', '', ' '],
    ['are not doubled', ' low ', 'It is ', ' now', '', ''],
    ['are one if there is nothing else', ' ', 'It is', 'now', ' ', ''],
    ['are none if it has none', 'low', 'It is', 'now', '', ''],
    ['are none if it is empty', '', 'It is', 'now', '', ''],
  ])('%s', (_case, text, textBefore, textAfter, before, after) => {
    expect(spacesAround(text, { textBefore, textAfter })).toEqual({ before, after });
  });
});
