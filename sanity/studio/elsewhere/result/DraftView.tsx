import { PortableText, type PortableTextComponents } from '@portabletext/react';
import { Card, Stack, Text } from '@sanity/ui';
import { useMemo } from 'react';
import { styled } from 'styled-components';
import { type Choices, type DraftBlock, fieldsWith, pictureKey } from '../../../../lib/import/draftFrom.ts';
import type { Imported, Newsroom } from '../../../../lib/import/importArticle.ts';
import { languages, titleOf } from '../../../../lib/vocabulary.ts';

const Story = styled.article`
  font-family: "Source Serif 4 Variable", Georgia, serif;
  font-size: 1.0625rem;
  line-height: 1.55;
  max-width: 42rem;
  overflow-wrap: anywhere;
  h1 {
    font-family: "Newsreader Variable", Georgia, serif;
    font-size: 2rem;
    line-height: 1.12;
    font-weight: 600;
    margin: 0.25rem 0 0.75rem;
    text-wrap: balance;
  }
  h2,
  h3 {
    font-family: "Newsreader Variable", Georgia, serif;
    line-height: 1.2;
    margin: 1.5em 0 0.5em;
  }
  p {
    margin: 0 0 0.85em;
  }
  blockquote {
    margin: 1em 0;
    padding-inline-start: 1rem;
    border-inline-start: 2px solid var(--card-border-color);
  }
  ul,
  ol {
    padding-inline-start: 1.5rem;
  }
  figure {
    margin: 1.25rem 0;
  }
  figcaption,
  .standfirst {
    color: var(--card-muted-fg-color);
  }
  figcaption {
    font-size: 0.875rem;
  }
  .scroll {
    overflow-x: auto;
    overflow-wrap: normal;
  }
  table {
    border-collapse: collapse;
    font-size: 0.9375rem;
  }
  td,
  th {
    border-bottom: 1px solid var(--card-border-color);
    padding: 0.3rem 0.75rem 0.3rem 0;
    text-align: start;
    vertical-align: top;
  }
  [data-placed] {
    background: color-mix(in srgb, var(--card-focus-ring-color) 14%, transparent);
    box-shadow: -0.75rem 0 0 color-mix(in srgb, var(--card-focus-ring-color) 14%, transparent);
  }
  .link {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
`;

type Props = {
  imported: Imported;
  body: DraftBlock[];
  choices: Choices;
  newsroom: Newsroom;
  /** Addresses of the pictures' files. */
  urls: string[];
};

/** The draft as it will be. Links are shown and lead nowhere; only pictures in memory are shown. */
export const DraftView = ({ imported, body, choices, newsroom, urls }: Props) => {
  const { pictures } = imported;
  const fields = fieldsWith(imported, choices);
  const lead = pictures.find(({ isLead }, index) => isLead && choices.pictures.has(index));
  return (
    <Stack gap={5}>
      <Filing fields={fields} newsroom={newsroom} />
      <Story lang={fields.language} dir="auto" aria-label="The draft">
        {fields.kicker && <p>{fields.kicker}</p>}
        <h1>{fields.headline}</h1>
        {fields.standfirst ? (
          <p className="standfirst">{fields.standfirst}</p>
        ) : (
          <p className="standfirst" lang="en" dir="ltr">
            No standfirst yet: write it in the draft.
          </p>
        )}
        {lead && <Figure url={urls[lead.file]} words={lead} />}
        <Body body={body} pictures={pictures} urls={urls} />
      </Story>
      <Foot fields={fields} />
    </Stack>
  );
};

type Fields = Imported['fields'];
type Fact = [name: string, value: string | string[] | undefined];

/** Who and where, each with its value or what is missing. */
const Filing = ({ fields, newsroom }: { fields: Fields; newsroom: Newsroom }) => {
  const named = (references: { _ref: string }[]): string =>
    references.map(({ _ref }) => newsroom.people.find(({ id }) => id === _ref)?.name ?? _ref).join(', ');
  const section = newsroom.sections.find(({ id }) => id === fields.section?._ref)?.title;
  const nobody = fields.noByline ? 'Runs without a byline' : 'Nobody yet: choose it in the draft';
  return (
    <Facts
      facts={[
        ['Section', section ?? 'None yet: choose it in the draft'],
        ['Written by', named(fields.bylines) || nobody],
        ['Contacts', named(fields.contacts) || undefined],
        [
          'Language',
          fields.language ? titleOf(languages, fields.language) : 'Not known: choose it in the draft',
        ],
      ]}
    />
  );
};

const maxSources = 12;

/** What readers see below the text, or in lists. */
const Foot = ({ fields: { summary, keyPoints, sources = [] } }: { fields: Fields }) => {
  const shown = sources.slice(0, maxSources).map(sourceWords);
  const rest = sources.length - shown.length;
  const facts: Fact[] = [
    ['Summary', summary],
    ['Key points', keyPoints],
    ['Sources', rest > 0 ? [...shown, `and ${rest} more`] : shown],
  ];
  return facts.some(([, value]) => value && value.length > 0) && <Facts facts={facts} />;
};

const Facts = ({ facts }: { facts: Fact[] }) => (
  <Card padding={4} border radius={1}>
    <Table>
      {facts.flatMap(([name, value]) =>
        value && value.length > 0
          ? [
              <div key={name}>
                <Text as="dt" size={1} weight="semibold">
                  {name}
                </Text>
                <dd>
                  <Stack gap={3}>
                    {[value].flat().map((line) => (
                      <Text key={line} size={1}>
                        {line}
                      </Text>
                    ))}
                  </Stack>
                </dd>
              </div>,
            ]
          : [],
      )}
    </Table>
  </Card>
);

const Table = styled.dl`
  display: grid;
  gap: 0.85rem;
  margin: 0;
  overflow-wrap: anywhere;
  > div {
    display: grid;
    grid-template-columns: 6rem minmax(0, 1fr);
    gap: 0.75rem;
  }
  dd {
    margin: 0;
  }
`;

type Source = { outlet?: string; title?: string; url?: string };

const sourceWords = ({ outlet, title, url }: Source): string =>
  [outlet, title && `“${title}”`, url].filter(Boolean).join(', ');

const Shown = styled.img`
  display: block;
  max-width: 100%;
  max-height: 26rem;
`;

type BodyProps = Pick<Props, 'body' | 'urls'> & { pictures: Imported['pictures'] };

const Body = ({ body, pictures, urls }: BodyProps) => {
  const components = useMemo(() => componentsFor(body, pictures, urls), [body, pictures, urls]);
  return (
    <PortableText value={body.map(({ block }) => block)} components={components} onMissingComponent={false} />
  );
};

type Rows = { value: { caption?: string; rows: { _key: string; cells: string[] }[] } };

const componentsFor = (
  body: DraftBlock[],
  pictures: Imported['pictures'],
  urls: string[],
): PortableTextComponents => {
  const placed = new Set(body.flatMap(({ block, note }) => (note ? [block._key] : [])));
  const byKey = new Map(pictures.map((picture, index) => [pictureKey(index), picture]));
  return {
    block: {
      normal: ({ children, value: { _key } }) => (
        <p {...(placed.has(_key ?? '') && { 'data-placed': '' })}>{children}</p>
      ),
    },
    marks: {
      link: ({ children, value }) => (
        <span className="link" title={String(value?.href ?? '')}>
          {children}
        </span>
      ),
    },
    types: {
      image: ({ value: { _key } }: { value: { _key: string } }) => {
        const picture = byKey.get(_key);
        return picture ? <Figure url={urls[picture.file]} words={picture} /> : null;
      },
      table: ({ value: { caption, rows } }: Rows) => (
        <div className="scroll">
          <table>
            {caption && <caption>{caption}</caption>}
            <tbody>
              {rows.map(({ _key, cells }) => (
                <tr key={_key}>
                  {cells.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ),
    },
  };
};

const Figure = ({
  url,
  words: { alt, caption },
}: {
  url: string | undefined;
  words: { alt?: string; caption?: string };
}) => (
  <figure>
    {url && <Shown src={url} alt={alt ?? ''} />}
    {caption && <figcaption>{caption}</figcaption>}
  </figure>
);
