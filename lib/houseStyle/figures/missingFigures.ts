import { findingIn, type ReadText } from '../checks/TextCheck.ts';
import type { Finding } from '../Finding.ts';
import { type Figure, readFigures } from './readFigures.ts';

/** A text of fewer words is being written: its figures are to come. */
const minBodyWords = 50;

/** `one` is rarely a number. */
const isCounted = ({ value, isWord }: Figure): boolean => !isWord || value > 1;

/** The unit of the last digit that is written: 0.1 million in `8.5 million`. Numbers of that precision are the same. */
const unitOf = ({ text, value, isWord }: Figure): number => {
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  const written = Number.parseFloat(text.replaceAll(',', ''));
  const magnitude = isWord || !written ? 0 : value / written;
  return magnitude > 1 ? magnitude / 10 ** decimals : 0;
};

const paths: readonly string[] = ['headline', 'standfirst', 'summary', 'keyPoints'];
const names: Record<string, string> = {
  headline: 'The headline',
  standfirst: 'The standfirst',
  summary: 'The summary',
  keyPoints: 'The key point',
};

/** Figures of the headline, standfirst, summary and key points that the text of the story does not have. */
export const findMissingFigures = (texts: readonly ReadText[]): Finding[] => {
  const body = texts.filter(({ text }) => text.path === 'body');
  const words = body.reduce((sum, { tokens }) => sum + tokens.filter(({ isWord }) => isWord).length, 0);
  if (words < minBodyWords) return [];
  const values = [...new Set(body.flatMap(({ tokens }) => readFigures(tokens).map(({ value }) => value)))];
  const known = new Set(values);
  return texts
    .filter(({ text }) => paths.includes(text.path))
    .flatMap(({ text, tokens }) =>
      readFigures(tokens)
        .filter(isCounted)
        .filter((figure) => !known.has(figure.value) && !isRounded(figure, values))
        .map((figure) =>
          findingIn(text, figure, {
            kind: 'figure',
            why: `${names[text.path]} has a figure that the text of the story does not have.`,
            instead: null,
            topic: `${text.path} ${figure.value}`,
          }),
        ),
    );
};

/** `£19m` in a headline is the `£18.9m` of the text. */
const isRounded = (figure: Figure, values: readonly number[]): boolean => {
  const unit = unitOf(figure);
  return unit > 0 && values.some((value) => Math.abs(value - figure.value) <= unit / 2);
};
