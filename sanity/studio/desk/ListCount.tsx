import type { ComponentType } from 'react';
import { createGlobalStyle } from 'styled-components';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { countQuery, type DeskList, shownCount } from './lists.ts';

/** Places the number at the end of its row. Studio's lists have a place for an icon only. */
export const ListCountStyle = createGlobalStyle`
  [data-testid^='pane-item-']:has([data-list-count]) {
    position: relative;
  }
  [data-testid^='pane-item-'] [data-testid='Media']:has([data-list-count]) {
    position: static;
  }
  [data-list-count] {
    position: absolute;
    inset-inline-end: 2.25rem;
    top: 50%;
    transform: translateY(-50%);
    font-size: 0.8125rem;
    line-height: 1;
    font-variant-numeric: tabular-nums;
  }
  [data-list-count='0'] {
    opacity: 0.6;
  }
`;

/** The number of a list's documents, counted again when one comes or goes; undefined until it is known. */
const useListCount = (list: DeskList): number | undefined =>
  useListenedQuery<number>(countQuery(list), list.params, {
    perspective: list.countedAs ?? 'drafts',
    membersOf: list.filter,
  });

/** The number at the end of a row of the desk, or nothing until it is known. */
export const ListCount = ({ count, list }: { count: number | undefined; list?: DeskList }) =>
  count === undefined ? null : (
    <span data-list-count={count}>{list ? shownCount(list, count) : count.toLocaleString('en')}</span>
  );

/** The icon of a list and the number of its documents. */
const IconWithCount = ({ icon: Icon, list }: { icon: ComponentType; list: DeskList }) => (
  <>
    <Icon />
    <ListCount count={useListCount(list)} list={list} />
  </>
);

/** @see IconWithCount */
export const iconWithCount = (list: DeskList): ComponentType => {
  const icon: ComponentType = () => <IconWithCount icon={list.icon} list={list} />;
  icon.displayName = `CountOf(${list.id})`;
  return icon;
};
