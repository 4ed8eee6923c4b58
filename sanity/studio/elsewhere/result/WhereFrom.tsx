import { Box, Stack, Text } from '@sanity/ui';
import { styled } from 'styled-components';
import type { Imported } from '../../../../lib/import/importArticle.ts';
import { allFates, fates } from './fates.ts';
import { Summary } from './Summary.ts';

/** What the page says of itself, with where it says so, and where all its words went. */
export const WhereFrom = ({ imported: { told, account } }: { imported: Imported }) => (
  <Stack gap={4}>
    <Text size={1} muted>
      {sumOf(account)}
    </Text>
    <details>
      <Summary>Where it is from</Summary>
      <Box paddingTop={3}>
        <Table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Value</th>
              <th scope="col">Found in</th>
            </tr>
          </thead>
          <tbody>
            {told.map(({ field, text, from }) => (
              <tr key={field}>
                <th scope="row">{capital(field)}</th>
                <td>{text.length > maxCharacters ? `${text.slice(0, maxCharacters)}…` : text}</td>
                <td>{from}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Box>
    </details>
    <details>
      <Summary>Where its words went</Summary>
      <Box paddingTop={3}>
        <Table>
          <tbody>
            {allFates.flatMap((fate) =>
              account[fate].map(({ rule, words: count }) => (
                <tr key={`${fate} ${rule}`}>
                  <td>{count.toLocaleString('en')}</td>
                  <th scope="row">{fates[fate]}</th>
                  <td>{rule}</td>
                </tr>
              )),
            )}
          </tbody>
        </Table>
      </Box>
    </details>
  </Stack>
);

const maxCharacters = 200;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const sumOf = ({ words, placed, left, dropped }: Imported['account']): string => {
  const sum = (list: { words: number }[]): string =>
    list.reduce((total, one) => total + one.words, 0).toLocaleString('en');
  return `${words.toLocaleString('en')} words: ${sum(placed)} in the draft, ${sum(left)} left over, ${sum(dropped)} not of the story.`;
};

const Table = styled.table`
  border-collapse: collapse;
  font-size: 0.8125rem;
  width: 100%;
  td {
    overflow-wrap: anywhere;
  }
  th,
  td {
    border-bottom: 1px solid var(--card-border-color);
    padding: 0.4rem 0.75rem 0.4rem 0;
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }
  thead th {
    color: var(--card-muted-fg-color);
  }
`;
