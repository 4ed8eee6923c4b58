type Zones = {
  /** The zone that is stored for the person, or null. */
  stored: string | null;
  /** The publication's zone that was stored for the person before, or null. */
  given: string | null;
  /** The publication's zone, an IANA name. */
  publication: string;
};

/**
 * The zone to store for the dialogs of releases, or null to leave the stored one: the publication's, until the person
 * chooses another. Studio lists no zone without a place, such as `UTC`.
 */
export const releaseZoneFor = ({ stored, given, publication }: Zones): string | null => {
  const isChosen = stored !== null && stored !== given;
  return isChosen || stored === publication || !publication.includes('/') ? null : publication;
};
