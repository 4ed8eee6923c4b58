import { Box, Card, Flex, Stack, Text } from '@sanity/ui';
import { type StringInputProps, set } from 'sanity';
import { contrast, type Hex, isHex } from '../../../lib/theme/contrast.ts';

type AccentInputProps = StringInputProps & {
  paper: Hex;
  /** The accent of the theme. */
  own: Hex;
};

/** A colour, shown as a label on the paper of the site with its contrast. */
export const AccentInput = ({ paper, own, ...props }: AccentInputProps) => {
  const { value, onChange, readOnly, renderDefault } = props;
  const colour = isHex(value) ? value : own;
  return (
    <Stack gap={2}>
      <Flex gap={2} align="center">
        <Box flex={1}>{renderDefault(props)}</Box>
        <input
          type="color"
          aria-label="Choose the colour"
          value={colour}
          disabled={readOnly === true}
          onChange={({ currentTarget }) => onChange(set(currentTarget.value))}
        />
      </Flex>
      <Card padding={3} border style={{ background: paper }}>
        <Text size={1} weight="semibold">
          <span style={{ color: colour }}>
            Exclusive · Correction: contrast {contrast(colour, paper).toFixed(1)}, at least 4.5
          </span>
        </Text>
      </Card>
    </Stack>
  );
};
