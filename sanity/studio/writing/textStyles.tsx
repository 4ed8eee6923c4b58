import type { BlockStyleProps } from 'sanity';
import { styled } from 'styled-components';

/** One measure, of 62 to 68 characters a line. */
const Block = styled.span`
  display: block;
  max-width: 31em;
`;

const Text = styled(Block)`
  font: 1.1875rem/1.55 'Source Serif 4 Variable', Georgia, serif;
`;

const Quoted = styled(Text)`
  padding-inline-start: 0.8em;
  border-inline-start: 3px solid var(--card-border-color);
`;

const FirstLevel = styled(Block)`
  padding-top: 0.3em;
  font: 600 1.5rem/1.2 'Newsreader Variable', Georgia, serif;
`;

const SecondLevel = styled(FirstLevel)`
  font-size: 1.25rem;
`;

/** The styles of the body, in the fonts of the readers' page. */
export const Paragraph = ({ children }: BlockStyleProps) => <Text>{children}</Text>;
export const Quote = ({ children }: BlockStyleProps) => <Quoted>{children}</Quoted>;
export const Heading = ({ children }: BlockStyleProps) => <FirstLevel>{children}</FirstLevel>;
export const Subheading = ({ children }: BlockStyleProps) => <SecondLevel>{children}</SecondLevel>;
