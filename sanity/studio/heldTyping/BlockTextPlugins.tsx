import type { PortableTextPluginsProps } from 'sanity';
import { NotePendingText } from '../layout/saving/NotePendingText.tsx';
import { TakeHeldWords } from './TakeHeldWords.ts';

/** The plugins of a text within a block, such as a fact box. */
export const BlockTextPlugins = (props: PortableTextPluginsProps) => (
  <>
    {props.renderDefault(props)}
    <TakeHeldWords />
    <NotePendingText />
  </>
);
