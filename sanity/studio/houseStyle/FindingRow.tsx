import { Button, Card, Flex, Stack, Text } from '@sanity/ui';
import { type Finding, findingKinds } from '../../../lib/houseStyle/Finding.ts';
import { placeTitle } from '../../../lib/houseStyle/placeTitle.ts';
import { titleOf } from '../../../lib/vocabulary.ts';

type Props = {
  finding: Finding;
  isReadOnly: boolean;
  onShow(): void;
  onApply(): void;
  onIgnore(): void;
};

const anywhere = { overflowWrap: 'anywhere' } as const;

/** A finding with its passage, the reason, and what can be done. */
export const FindingRow = ({ finding, isReadOnly, onShow, onApply, onIgnore }: Props) => {
  const { kind, place, passage, why, instead, blocks } = finding;
  return (
    <Card as="li" border radius={1} padding={3} tone={blocks ? 'critical' : 'default'} data-finding={kind}>
      <Stack gap={3}>
        <Text size={0} muted>
          {titleOf(findingKinds, kind)} · {placeTitle(place.path)}
        </Text>
        <Text size={1} style={anywhere}>
          <mark style={{ background: 'none', color: 'inherit', fontWeight: 600 }}>{passage}</mark>
          {instead !== null && ` → ${instead}`}
        </Text>
        {why !== '' && (
          <Text size={1} muted style={anywhere}>
            {why}
          </Text>
        )}
        <Flex gap={1} wrap="wrap">
          {instead !== null && !isReadOnly && (
            <Button
              fontSize={1}
              padding={2}
              mode="ghost"
              text="Replace"
              aria-label={`Replace ${passage} with ${instead}`}
              onClick={onApply}
            />
          )}
          <Button
            fontSize={1}
            padding={2}
            mode="bleed"
            text="Show"
            aria-label={`Show ${passage}`}
            onClick={onShow}
          />
          {!blocks && !isReadOnly && (
            <Button
              fontSize={1}
              padding={2}
              mode="bleed"
              text="Ignore"
              aria-label={`Ignore ${passage} in this story`}
              onClick={onIgnore}
            />
          )}
        </Flex>
      </Stack>
    </Card>
  );
};
