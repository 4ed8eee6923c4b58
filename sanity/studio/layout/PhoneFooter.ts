import { createGlobalStyle } from 'styled-components';

/**
 * On a phone the state of a document is beside the buttons, in one row, on two lines if it is long. Studio would place it
 * behind them. Only buttons that leave it no room have a row of their own.
 */
export const PhoneFooter = createGlobalStyle`
  @media (max-width: 599px) {
    [data-testid='pane-footer'] [data-ui='Card'] > [data-ui='Flex'] {
      flex-wrap: wrap;
      row-gap: 4px;
      min-height: 33px;
    }
    [data-testid='pane-footer'] [data-ui='Card'] > [data-ui='Flex'] > :first-child {
      flex: 1 1 6.5rem !important;
      flex-wrap: nowrap;
      min-height: 25px;
    }
    [data-testid='pane-footer']:has([data-ui='Badge']) [data-testid='pane-footer-document-status'] {
      display: none;
    }
    [data-testid='pane-footer'] [data-ui='Badge'] {
      max-width: 100%;
      padding: 3px 6px;
      overflow-wrap: anywhere;
      white-space: normal !important;
    }
    [data-testid='pane-footer'] [data-ui='Badge'] [data-ui='Text'] {
      padding: 0;
      transform: none;
      font-size: 0.6875rem;
      line-height: 1.2;
      &::before,
      &::after {
        content: none;
      }
    }
  }
`;
