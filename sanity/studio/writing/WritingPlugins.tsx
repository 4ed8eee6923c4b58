import type { PortableTextPluginsProps } from 'sanity';
import { isWebLink } from '../../../lib/pasting/isWebLink.ts';
import { TakeHeldWords } from '../heldTyping/TakeHeldWords.ts';
import { StylePlugin } from '../houseStyle/StylePlugin.tsx';
import { NotePendingText } from '../layout/saving/NotePendingText.tsx';
import { HandTypingOn } from '../preview/HandTypingOn.tsx';
import { BlockMenu } from './blockMenu/BlockMenu.tsx';
import { FocusBack } from './bodyForm/FocusBack.ts';
import { LeaveText } from './bodyForm/LeaveText.ts';
import { FollowCaret } from './caret/FollowCaret.tsx';
import { NameText } from './NameText.tsx';
import { PastePlugin } from './pasting/PastePlugin.tsx';
import { FollowTables } from './table/FollowTables.tsx';

type Plugins = PortableTextPluginsProps['plugins'];

/** `# ` is our first level too: the only higher one is the headline. */
const headingStyle = ({ props: { level } }: { props: { level: number } }): string =>
  level <= 2 ? 'h2' : 'h3';

const linkObject = ({ props: { href } }: { props: { href: string } }) =>
  isWebLink(href) ? { _type: 'link', href } : undefined;

/** Studio's own, with our headings and with links. */
const withOurMarkdown = ({ markdown, ...plugins }: Plugins): Plugins =>
  markdown?.config
    ? { ...plugins, markdown: { config: { ...markdown.config, headingStyle, linkObject } } }
    : { ...plugins, markdown: { ...markdown, headingStyle, linkObject } };

/** The editor's plugins: Studio's own, such as Markdown shortcuts, and ours. */
export const WritingPlugins = (props: PortableTextPluginsProps) => (
  <>
    {props.renderDefault({ ...props, plugins: withOurMarkdown(props.plugins) })}
    <FocusBack />
    <LeaveText />
    <TakeHeldWords />
    <BlockMenu />
    <FollowCaret />
    <HandTypingOn />
    <NotePendingText />
    <NameText />
    <PastePlugin />
    <FollowTables />
    <StylePlugin />
  </>
);
