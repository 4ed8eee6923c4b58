import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle';
import type { ComponentType } from 'react';
import { type DocumentInspector, type DocumentInspectorsResolver, getPublishedId } from 'sanity';
import { styled } from 'styled-components';
import { StylePanel } from './StylePanel.tsx';
import { useStoryStyle } from './useStoryStyle.ts';

/** Inside the button, which cuts off what stands out. */
const Count = styled.span`
  background: var(--card-bg-color);
  border-radius: 2px;
  bottom: -0.4rem;
  font: 600 0.5625rem/1 'Public Sans Variable', system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
  inset-inline-end: -0.25rem;
  padding: 1px;
  position: absolute;
`;

const shownCount = (count: number): string => (count > 99 ? '99+' : `${count}`);

const icons = new Map<string, ComponentType>();

/** The icon with a number. Studio takes a component, which must stay the same one. */
const iconWith = (shown: string): ComponentType => {
  const known = icons.get(shown);
  if (known) return known;
  const icon: ComponentType = () => (
    <span style={{ position: 'relative' }}>
      <CheckmarkCircleIcon />
      {shown !== '0' && <Count data-style-count="">{shown}</Count>}
    </span>
  );
  icon.displayName = `HouseStyle(${shown})`;
  icons.set(shown, icon);
  return icon;
};

const inspector: DocumentInspector = {
  name: 'copydesk/house-style',
  component: StylePanel,
  useMenuItem: ({ documentId }) => {
    const { kind, count, findings } = useStoryStyle(getPublishedId(documentId));
    const blocks = findings.some((finding) => finding.blocks);
    return {
      title: kind === 'waiting' ? 'House style' : `House style: ${titleFor(count, blocks)}`,
      icon: iconWith(shownCount(count)),
      showAsAction: true,
      ...(blocks && { tone: 'critical' }),
    };
  },
};

const titleFor = (count: number, blocks: boolean): string => {
  if (count === 0) return 'nothing to check';
  return `${count === 1 ? '1 finding' : `${count} findings`}${blocks ? ', publishing is blocked' : ''}`;
};

/** The panel of house style is for stories. */
export const listInspectors: DocumentInspectorsResolver = (known, { documentType }) =>
  documentType === 'article' ? [...known, inspector] : known;
