import { Card } from '@sanity/ui';
import { createGlobalStyle, styled } from 'styled-components';

/**
 * Below a form, always in view. It is above Studio's expanded editor, which has 101. On a phone the page scrolls, under
 * the footer of the document.
 */
export const FormBar = styled(Card)`
  position: sticky;
  bottom: 0;
  z-index: 102;
  @media (max-width: 599px) {
    bottom: 57px;
  }
`;

/** What gets the focus by key is scrolled out from under the bar; on a phone also from under header and footer. */
export const FocusClearOfBars = createGlobalStyle`
  [data-testid='document-panel-scroller'] {
    scroll-padding-block-end: 7rem;
  }
  @media (max-width: 599px) {
    [data-ui='Box']:has(> [data-ui='Flex'] > [data-tool]) {
      scroll-padding-block: 7rem 10rem;
    }
  }
`;
