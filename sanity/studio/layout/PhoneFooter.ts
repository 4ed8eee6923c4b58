import { createGlobalStyle } from 'styled-components';

/**
 * On a phone the state of a document has a row above the buttons, as wide as the screen. Studio would place it below or
 * behind them, depending on its length.
 */
export const PhoneFooter = createGlobalStyle`
  @media (max-width: 599px) {
    [data-testid='pane-footer'] [data-ui='Card'] > [data-ui='Flex'] {
      flex-wrap: wrap;
    }
    [data-testid='pane-footer'] [data-ui='Card'] > [data-ui='Flex'] > :first-child {
      flex-basis: 100% !important;
      flex-wrap: nowrap;
      min-height: 25px;
    }
    [data-testid='pane-footer']:has([data-ui='Badge']) [data-testid='pane-footer-document-status'] [data-ui='Text'] {
      display: none;
    }
    [data-testid='pane-footer'] [data-ui='Badge'] {
      max-width: calc(100vw - 6rem);
      overflow: hidden;
    }
  }
`;
