import { Card } from '@sanity/ui';
import { styled } from 'styled-components';

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
