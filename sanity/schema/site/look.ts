import { type ArrayOfPrimitivesInputProps, defineArrayMember, defineField } from 'sanity';
import { accentProblem } from '../../../lib/theme/accent.ts';
import { markProblem, orderProblem } from '../../../lib/theme/lookProblem.ts';
import { frontParts, partTitles, storyParts } from '../../../lib/theme/parts.ts';
import type { Theme } from '../../../lib/theme/Theme.ts';
import { AccentInput } from '../../studio/inputs/AccentInput.tsx';
import { PartOrder } from '../../studio/inputs/PartOrder.tsx';
import { checkRights } from '../picture/checkRights.ts';

const accentField = (mode: 'light' | 'dark', { colours }: Theme) =>
  defineField({
    name: mode === 'light' ? 'accentLight' : 'accentDark',
    title: `Accent on ${mode} paper`,
    type: 'string',
    description: `For labels and corrections. Without one it is ${colours.pencil[mode]}, the theme’s.`,
    components: {
      input: (props) => AccentInput({ ...props, paper: colours.paper[mode], own: colours.pencil[mode] }),
    },
    validation: (rule) => rule.custom((accent) => accentProblem(colours, { [mode]: accent }) ?? true),
  });

const partsField = (page: 'front' | 'story', parts: readonly (keyof typeof partTitles)[], own: string[]) =>
  defineField({
    name: `${page}Parts`,
    title: page === 'front' ? 'Parts of the front page' : 'Parts of a story',
    type: 'array',
    of: [
      defineArrayMember({
        type: 'string',
        options: { list: parts.map((value) => ({ value, title: partTitles[value] })) },
      }),
    ],
    components: { input: (props: ArrayOfPrimitivesInputProps) => PartOrder({ ...props, own }) },
    description:
      page === 'front'
        ? 'From top to bottom. Latest stories and corrections share the column beside the lead. Without a list, the theme decides.'
        : 'From top to bottom, below headline, byline and picture. Without a list, the theme decides.',
    validation: (rule) => rule.custom((list) => orderProblem(page, list) ?? true),
  });

/** What editors may change of the theme without a deploy. */
export const lookField = (theme: Theme) =>
  defineField({
    name: 'look',
    title: 'Look',
    type: 'object',
    group: 'look',
    description: 'Other colours and fonts come from the theme, a file beside the code.',
    fields: [
      accentField('light', theme),
      accentField('dark', theme),
      defineField({
        name: 'mark',
        title: 'Mark',
        type: 'image',
        description:
          'Follows the name of the paper, and is the icon in browsers and feeds. A PNG or WebP file, at best a square.',
        options: { accept: 'image/png,image/webp' },
        validation: (rule) => [rule.custom((mark) => markProblem(mark) ?? true), checkRights(rule)].flat(),
      }),
      partsField('front', frontParts, theme.frontParts),
      partsField('story', storyParts, theme.storyParts),
    ],
  });
