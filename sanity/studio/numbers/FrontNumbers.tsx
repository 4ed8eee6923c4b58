import { Button, Flex, Text, useMediaIndex } from '@sanity/ui';
import { useCallback } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { Problems } from '../dialogs/Problems.tsx';
import { ChartFigure } from './charts/ChartFigure.tsx';
import { RankChart } from './charts/RankChart.tsx';
import { Part } from './Part.tsx';
import { readFrontMoves } from './readViews.ts';
import { readHeadlines } from './stories.ts';
import { useAnswer } from './useAnswer.ts';

type Props = {
  days: number;
  /** Shows the views of a story, by its slug. */
  onChoose(slug: string): void;
};

type Move = { slug: string; headline: string; moves: number };

const maxListed = 100;
const maxDrawn = 15;
const title = 'Stories that readers of the front page opened';

/** Where readers of the front page go on to. */
export const FrontNumbers = ({ days, onChoose }: Props) => {
  const { value: moves, error } = useMoves(days);
  const isWide = useMediaIndex() > 1;
  return (
    <Part
      title="From the front page"
      text={`Readers who opened a story from the front page in the last ${days} days (UTC). A reader counts once for each story and day. Nobody is followed: the story’s page only says whether the front page led to it. Browsers that do not tell are missing.`}
    >
      <Problems problems={error ? [error] : []} />
      {moves && (
        <ChartFigure
          title={title}
          text={`The first ${maxDrawn}. The table has up to ${maxListed}.`}
          table={tableOf(moves)}
          file={`from-the-front-page-${days}-days`}
          emptyText={moves.length > 0 ? null : 'No reader has come from the front page yet.'}
        >
          <RankChart
            title={title}
            name="Readers"
            labelWidth={isWide ? 360 : 150}
            groups={moves
              .slice(0, maxDrawn)
              .map(({ headline, moves: count }) => ({ title: headline, count }))}
          />
        </ChartFigure>
      )}
      {moves?.[0] && (
        <Flex gap={2} wrap="wrap" align="center">
          <Text size={1} muted>
            Views by day of:
          </Text>
          {moves.slice(0, 3).map(({ slug, headline }) => (
            <Button
              key={slug}
              mode="ghost"
              fontSize={1}
              padding={2}
              text={headline}
              onClick={() => onChoose(slug)}
            />
          ))}
        </Flex>
      )}
    </Part>
  );
};

const useMoves = (days: number) => {
  const client = useClient({ apiVersion });
  const { projectId = '' } = client.config();
  const read = useCallback(
    async (signal: AbortSignal): Promise<Move[]> => {
      const moves = (await readFrontMoves(projectId, days, signal)).slice(0, maxListed);
      const slugs = moves.map(({ slug }) => slug);
      const headlines = await readHeadlines(client, slugs, signal);
      return moves.map((one) => ({ ...one, headline: headlines.get(one.slug) ?? one.slug }));
    },
    [client, projectId, days],
  );
  return useAnswer(read);
};

const tableOf = (moves: Move[]) => {
  const all = moves.reduce((sum, one) => sum + one.moves, 0);
  return {
    head: ['Address', 'Story', 'Readers', 'Share, %'],
    rows: moves.map((one) => [one.slug, one.headline, one.moves, Math.round((one.moves / all) * 1_000) / 10]),
  };
};
