import { Text } from '@sanity/ui';
import { useIntentLink } from 'sanity/router';
import { styled } from 'styled-components';
import { type PlannedStory, titleOfPlan } from '../../../lib/planning/PlannedStory.ts';

const Link = styled.a`
  color: inherit;
  text-decoration: none;
  &:hover {
    text-decoration: underline;
  }
  &:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: 2px;
  }
`;

/** The slug of a planned story, which opens its form. */
export const PlanLink = ({ plan }: { plan: PlannedStory }) => {
  const link = useIntentLink({ intent: 'edit', params: { id: plan._id, type: 'coverage' } });
  return (
    <Text size={1} weight="semibold" style={{ overflowWrap: 'anywhere' }}>
      <Link {...link}>{titleOfPlan(plan)}</Link>
    </Text>
  );
};
