import { styled } from 'styled-components';

/** The line of a folded list. */
export const Summary = styled.summary`
  cursor: pointer;
  font-size: 0.8125rem;
  font-weight: 600;
  padding-block: 0.35rem;
`;
