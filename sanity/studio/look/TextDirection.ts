import { createGlobalStyle } from 'styled-components';

const texts = ':is(input:not([type]), input[type="text"], input[type="search"], textarea)';
const fields = ['headline', 'kicker', 'standfirst', 'summary', 'keyPoints', 'dateline', 'leadImage'];

const story = '[data-story-direction="rtl"]';
/** The editor gives each paragraph the direction of its first letter. */
const paragraph =
  ':is([data-pt-block="text"][dir="rtl"], [data-story-direction="rtl"] [data-pt-block="text"])';

/** Studio indents lists on the left, by 32 px a level. */
const list = (level: number) => `
  ${paragraph}[data-level='${level}'] [data-list-item] > [data-ui='Flex'] {
    padding-left: 0;
    padding-right: ${level * 32}px;
  }
`;

/**
 * What is typed has the direction of its first letter, as with `dir="auto"`. The text of a story has the direction of the
 * story's language, also if it begins with a foreign name.
 */
export const TextDirection = createGlobalStyle`
  ${texts} {
    unicode-bidi: plaintext;
    text-align: start;
  }
  ${fields.map((name) => `${story} [data-testid^='field-${name}'] ${texts}`).join(',\n')} {
    direction: rtl;
    unicode-bidi: normal;
  }
  ${paragraph} {
    direction: rtl;
  }
  ${[1, 2, 3, 4, 5].map(list).join('')}
  ${paragraph} [data-list-prefix] {
    margin-left: 0;
    margin-right: -72px;
    text-align: left;
  }
`;
