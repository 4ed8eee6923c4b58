import type { PortableTextPluginsProps } from 'sanity';
import { StylePlugin } from '../houseStyle/StylePlugin.tsx';
import { BlockMenu } from './blockMenu/BlockMenu.tsx';
import { FollowCaret } from './FollowCaret.tsx';
import { NameText } from './NameText.tsx';
import { PastePlugin } from './pasting/PastePlugin.tsx';
import { FollowTables } from './table/FollowTables.tsx';

/** The editor's plugins: Studio's own, such as Markdown shortcuts, and ours. */
export const WritingPlugins = (props: PortableTextPluginsProps) => (
  <>
    {props.renderDefault(props)}
    <BlockMenu />
    <FollowCaret />
    <NameText />
    <PastePlugin />
    <FollowTables />
    <StylePlugin />
  </>
);
