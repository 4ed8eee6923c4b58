import { Card, Stack, Text } from '@sanity/ui';
import { styled } from 'styled-components';
import { isShownFirst } from '../../../../../lib/corrections/publicCorrections.ts';
import {
  type AffectedPart,
  affectedParts,
  type CorrectionKind,
  type CorrectionSeverity,
  correctionSeverities,
} from '../../../../../lib/corrections/vocabulary.ts';
import { titleOf } from '../../../../../lib/vocabulary.ts';

type Props = {
  kind: CorrectionKind;
  severity: CorrectionSeverity;
  affects: AffectedPart[];
  internalReason: string;
  /** The name of who asked. */
  requester: string;
};

const placeOf = ({ kind, severity }: Pick<Props, 'kind' | 'severity'>): string => {
  if (kind === 'typo') return '';
  return isShownFirst({ kind, severity, isSuperseded: false })
    ? ' Readers see the note above the story.'
    : ' Readers see the note below the story, and a line above it that leads there.';
};

/** What the requester decided beside the note, for whoever approves it: severity, parts, how it happened, and who asked. */
export const RequestFacts = ({ kind, severity, affects, internalReason, requester }: Props) => (
  <Card padding={3} radius={1} border tone="transparent">
    <Stack gap={[4, 4, 3]}>
      <Fact name="Asked by" text={requester} />
      {kind !== 'typo' && (
        <Fact
          name="Severity"
          text={`${titleOf(correctionSeverities, severity)}.${placeOf({ kind, severity })}`}
        />
      )}
      <Fact
        name="Parts of the story"
        text={affects.map((part) => titleOf(affectedParts, part)).join(', ') || 'None chosen'}
      />
      <Fact name="How it happened" text={internalReason || 'Not said'} />
    </Stack>
  </Card>
);

/** Name and text beside each other, and on a phone below each other. */
const Row = styled.dl`
  display: grid;
  gap: 0.5rem 1rem;
  margin: 0;
  @media (min-width: 600px) {
    grid-template-columns: 9rem 1fr;
  }
`;

const Fact = ({ name, text }: { name: string; text: string }) => (
  <Row>
    <Text as="dt" size={1} muted>
      {name}
    </Text>
    <Text as="dd" size={1} style={{ margin: 0, overflowWrap: 'anywhere' }}>
      {text}
    </Text>
  </Row>
);
