import { createGlobalStyle } from 'styled-components';

const states = '[data-testid="document-perspective-list"]';

/**
 * The states of a document, “Published”, “Draft” and its releases, are all in view above its form. Studio has them in one
 * row that scrolls. Beside a preview, on a phone and with many releases the buttons beside them go into a second row.
 */
export const DocumentBar = createGlobalStyle`
  [data-ui='Flex']:has(> [data-ui='Card'] > ${states}) {
    flex-wrap: wrap;
    row-gap: 8px;
    justify-content: flex-end;
  }
  [data-ui='Card']:has(> ${states}) {
    flex: 1 0 auto;
    max-width: 100%;
    &::after {
      content: none !important;
    }
  }
  ${states} {
    flex-wrap: wrap;
  }
`;
